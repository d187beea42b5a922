import { bigintAsText } from '../json/bigint.ts'

/** JSON text; integers that a number cannot hold are texts of their digits. */
export const jsonText = (value: unknown): string => JSON.stringify(value, bigintAsText)
