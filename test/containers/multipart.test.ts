import { describe, expect, test } from 'vitest'
import { parseMultipart } from '../../src/containers/multipart.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const outlineOf = (parts: ReturnType<typeof parseMultipart>) =>
  parts.map(({ name, filename, contentType, body }) => [name, filename, contentType, new TextDecoder().decode(body)])

/** As Python's and JavaScript's SDKs of LangSmith send it: names with dots, parts without a file name. */
const body = bytesOf(
  [
    '--b1',
    'Content-Disposition: form-data; name="post.0190-ab"',
    'Content-Type: application/json; length=12',
    '',
    '{"id":"é"}',
    '--b1',
    'content-disposition: form-data; name="post.0190-ab.inputs"; filename="blob"',
    'content-type: application/json',
    '',
    '{"q":1}\r\n',
    '--b1',
    'Content-Disposition: form-data; name="empty"',
    '',
    '',
    '--b1--',
    '',
  ].join('\r\n'),
)

describe('parts', () => {
  const whole = [
    ['post.0190-ab', undefined, 'application/json; length=12', '{"id":"é"}'],
    ['post.0190-ab.inputs', 'blob', 'application/json', '{"q":1}\r\n'],
    ['empty', undefined, '', ''],
  ]

  test.each([
    ['plain', 'multipart/form-data; boundary=b1'],
    ['quoted', 'multipart/form-data; charset=utf-8; boundary="b1"'],
    ['in capitals', 'Multipart/Form-Data; Boundary=b1'],
  ])('with a boundary that is %s', (_, contentType) => {
    expect(outlineOf(parseMultipart(body, contentType))).toEqual(whole)
  })

  test('what the platform writes', async () => {
    const form = new FormData()
    form.append('post.a.inputs', new Blob([Uint8Array.from([0, 255, 13, 10, 45, 45])], { type: 'application/json' }))
    form.append('text', 'x')
    const response = new Response(form)
    const type = response.headers.get('content-type') ?? ''
    const parts = parseMultipart(new Uint8Array(await response.arrayBuffer()), type)
    expect(parts.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['post.a.inputs', 'application/json'],
      ['text', ''],
    ])
    expect([...parts[0].body]).toEqual([0, 255, 13, 10, 45, 45])
  })

  test('a body that is cut at any byte gives the parts before the cut', () => {
    for (let at = 0; at < body.length; at++) {
      const parts = outlineOf(parseMultipart(body.subarray(0, at), 'multipart/form-data; boundary=b1'))
      expect(parts).toEqual(whole.slice(0, parts.length))
    }
  })

  test('what is no multipart has none', () => {
    expect(parseMultipart(body, 'application/json')).toEqual([])
    expect(parseMultipart(bytesOf('{"a":1}'), 'multipart/form-data; boundary=b1')).toEqual([])
    expect(parseMultipart(new Uint8Array(), 'multipart/form-data; boundary=b1')).toEqual([])
  })
})
