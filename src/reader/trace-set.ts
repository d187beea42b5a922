export type { TraceSet } from '../model/trace-set.ts'
