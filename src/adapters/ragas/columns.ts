// Columns of a RAGAS table: those of the data set, under their newer and older names, and those that are metrics.
// Source: ragas (dataset_schema.py, metrics).

/** Names by what they say, newer first. */
export const DATASET = {
  question: ['user_input', 'question', 'query'],
  answer: ['response', 'answer'],
  contexts: ['retrieved_contexts', 'contexts'],
  contextIds: ['retrieved_context_ids'],
  reference: ['reference', 'ground_truth', 'ground_truths'],
} as const

/** Ids that may be those of a trace, and of the row itself. */
export const IDS = ['trace_id', 'traceId', 'run_id', 'span_id', 'observation_id', 'request_id', 'id', 'sample_id']

const METRIC =
  /^(faithfulness(_with_hhem)?|(nv_)?response_groundedness|faithful_rate|answer_relevanc[ey]|response_relevanc[ey]|relevance_rate|\w*context_(precision|recall|relevanc[ey]|utilization)\w*|context_(entity_recall|entities_recall)|context_utilization|answer_correctness|factual_correctness|(nv_)?(answer_)?accuracy|(answer|semantic)_similarity|non_llm_string_similarity|noise_sensitivity\w*|(domain_specific|instance|rubrics?)_?(rubrics?|score)|\w*_rubrics|tool_call_(accuracy|f1)|agent_goal_accuracy\w*|topic_adherence|summar(y|ization)_score|llm_sql_equivalence\w*|data_compare_score|(bleu|rouge|chrf)_score|exact_match|string_present|harmfulness|maliciousness|coherence|correctness|conciseness|aspect_critic)(\(.*\))?$/i

export const isMetric = (column: string): boolean => METRIC.test(column)

/** Yes or no, written as 1 or 0. */
export const isYesNo = (column: string): boolean =>
  /^(harmfulness|maliciousness|coherence|correctness|conciseness|exact_match|string_present)$/i.test(column)

/** Columns that RAGAS itself fills with something else than a metric. */
const OTHER = new Set<string>([
  ...Object.values(DATASET).flat(),
  ...IDS,
  ...['reference_contexts', 'reference_context_ids', 'multi_responses', 'rubrics', 'persona_name', 'query_style'],
  ...['query_length', 'synthesizer_name', 'reference_tool_calls', 'reference_topics', 'episode_done', 'evolution_type'],
])

/** Numbers of a person's own that are no judgement: the index of the table, counts, times and money. */
const FIGURE =
  /^(|index|level_\d|unnamed: ?\d+|row(_?number)?|\w*(tokens?|latency|duration|time|cost|count|length|_ms|_s))$/i

/** A number that stands in no column of the data set is a metric of the user's own. */
export const mayBeMetric = (column: string): boolean =>
  isMetric(column) || !(OTHER.has(column) || FIGURE.test(column) || /_(id|reason|traces)$/i.test(column))
