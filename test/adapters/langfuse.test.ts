import { langfuse } from '../../src/adapters/langfuse/detect.ts'
import { describeAdapter } from '../support/describe-adapter.ts'

describeAdapter(langfuse, 'langfuse', { recordLists: ['observations', 'scores', 'data', 'traces', 'batch'] })
