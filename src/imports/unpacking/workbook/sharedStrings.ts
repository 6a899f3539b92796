import type { Readable } from 'node:stream';
import { ProductError } from '../../../shared/errors';
import { grown } from '../limits';
import { PackedTexts } from './packedTexts';
import { readXml } from './xml';

/**
 * Reads the texts that the cells of a workbook share (sharedStrings.xml); phonetic hints are left out.
 * @param file name of the workbook
 * @throws ProductError import.tooManyTexts when they would take too much memory
 */
export async function readSharedStrings(content: Readable | null, file: string): Promise<PackedTexts> {
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
      else if (name === 'si' && !texts.add(text)) throw tooManyTexts(file);
    },
  });
  return texts;
}

const tooManyTexts = (file: string): ProductError =>
  new ProductError(
    'invalid',
    'import.tooManyTexts',
    `${file} holds more different texts than a workbook can be read with (about 100 MB). Save the sheet as "CSV UTF-8" and import that.`,
    { file },
  );
