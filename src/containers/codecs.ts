// Unpacking of what is packed inside a file, page by page or message by message: loaded when a file needs it.
// Brotli is left out: its dictionary alone outweighs all the rest of the reader.
export { decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors'
