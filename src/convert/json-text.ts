import { bigintAsText } from '../json/parsed-cursor.ts'

/** JSON text; integers that a number cannot hold are texts of their digits. */
export const jsonText = (value: unknown): string => JSON.stringify(value, bigintAsText)
