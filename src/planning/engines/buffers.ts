/** The buffers of an object's typed arrays, each once: what can be handed to another thread without a copy. */
export function buffersOf(arrays: object): ArrayBuffer[] {
  const buffers = Object.values(arrays).flatMap((value) => (ArrayBuffer.isView(value) ? value.buffer : []));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
