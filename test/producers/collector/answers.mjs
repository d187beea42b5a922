// What a vendor's own endpoint answers, so that its SDK goes on sending. What is not listed gets `{}`.

const ANSWERS = [
  [
    /\/api\/public\/ingestion$/,
    207,
    ({ batch = [] }) => ({ successes: batch.map(({ id }) => ({ id, status: 201 })), errors: [] }),
  ],
  [/\/info$/, 200, () => ({ version: '0.12.0', batch_ingest_config: LANGSMITH_BATCHES, instance_flags: {} })],
  [/\/runs\/(multipart|batch)$/, 202, () => ({})],
  [/\/api\/apikey\/login$/, 200, (_, url) => ({ org_info: [braintrustOrganisation(url)] })],
  [/\/api\/project\/register$/, 200, () => ({ project: { id: 'project-1', name: 'bicycle shop', org_id: 'org-1' } })],
  [/\/v1\/project$/, 200, () => ({ id: 'project-1', name: 'bicycle shop', org_id: 'org-1' })],
  [/\/version$/, 200, () => ({ version: '1.0.0', commit: '', deployment_mode: '' })],
  [/\/v1\/private\/(traces|spans)(\/batch)?$/, 204, () => undefined],
]

const LANGSMITH_BATCHES = {
  use_multipart_endpoint: true,
  scale_up_qsize_trigger: 1000,
  scale_up_nthreads_limit: 16,
  scale_down_nempty_trigger: 4,
  size_limit: 100,
  size_limit_bytes: 20_971_520,
}

const braintrustOrganisation = (url) => ({
  id: 'org-1',
  name: 'bicycle shop',
  api_url: url,
  proxy_url: url,
  realtime_url: url,
  git_metadata: { collect: 'none' },
})

/** @returns {{ status: number, value: unknown }} */
export function answerTo(path, body, url) {
  const found = ANSWERS.find(([pattern]) => pattern.test(path))
  return found ? { status: found[1], value: found[2](body ?? {}, url) } : { status: 200, value: {} }
}
