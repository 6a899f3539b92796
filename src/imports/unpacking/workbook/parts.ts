import { posix } from 'node:path';
import type { Archive } from '../archive';
import { readXml } from './xml';

/** Where the parts of a workbook lie in its archive. */
export interface WorkbookParts {
  /** Visible sheets first, each in the order of its tabs. */
  sheets: { name: string; part: string }[];
  since1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

/** Reads the list of sheets and where they lie. @returns null when the archive is no workbook of this form */
export async function readParts(archive: Archive): Promise<WorkbookParts | null> {
  const book = archive.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name));
  if (!book) return null;
  const targets = await relations(archive, book);
  const sheets: (WorkbookParts['sheets'][number] & { hidden: boolean })[] = [];
  let since1904 = false;
  await readXml((await archive.open(book))!, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id);
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      if (target?.type === 'worksheet') sheets.push({ name: attributes.name ?? '', part: target.part, hidden });
    },
  });
  const partOf = (type: string): string | null =>
    [...targets.values()].find((target) => target.type === type)?.part ?? null;
  return {
    sheets: [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)],
    since1904,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  };
}

async function relations(archive: Archive, book: string): Promise<Map<string, { type: string; part: string }>> {
  const found = new Map<string, { type: string; part: string }>();
  const content = await archive.open(posix.join(posix.dirname(book), '_rels', `${posix.basename(book)}.rels`));
  if (content === null) return found;
  await readXml(content, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      const part = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(book), Target);
      found.set(Id, { type: posix.basename(Type ?? ''), part });
    },
  });
  return found;
}
