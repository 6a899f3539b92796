import type { Readable } from 'node:stream';
import { grown } from '../limits';
import { PackedTexts } from './packedTexts';
import { readXml } from './xml';

/** Reads the texts that the cells of a workbook share (sharedStrings.xml); phonetic hints are left out. */
export async function readSharedStrings(content: Readable | null): Promise<PackedTexts> {
  const texts = new PackedTexts();
  if (content === null) return texts;
  let text = '';
  let inText = false;
  let inHint = false;
  await readXml(content, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inHint = true;
      else if (name === 't') inText = !inHint;
    },
    text(piece) {
      if (inText) text = grown(text, piece);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inHint = false;
      else if (name === 'si') texts.add(text);
    },
  });
  return texts;
}
