import type { Readable } from 'node:stream';
import sax from 'sax';

/** What a reader of one part of a workbook wants to be told. Names are without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** May come in several pieces. */
  text?(text: string): void;
  close?(name: string): void;
  /** Awaited after every chunk, e.g. to write what was made of it. */
  after?(): Promise<void> | undefined;
}

// The types do not know that entities can be held to the five of XML itself.
const OPTIONS = { trim: false, normalize: false, strictEntities: true } as sax.SAXOptions;

/** No part of a workbook nests deeper or has more attributes at one place; each of them takes memory. */
const MOST_DEPTH = 100;
const MOST_ATTRIBUTES = 200;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Streams an XML part: memory does not grow with it. Entities that the part itself defines are not known, so none can
 * blow it up; external ones are never fetched.
 * @throws Error of the parser when it is not well-formed, nests too deep or has too many attributes
 */
export async function readXml(content: Readable, listener: XmlListener): Promise<void> {
  const parser = sax.parser(true, OPTIONS);
  const decoder = new TextDecoder('utf-8');
  let [depth, attributesHere] = [0, 0];
  parser.onattribute = () => {
    if (++attributesHere > MOST_ATTRIBUTES) throw new Error(`more than ${MOST_ATTRIBUTES} attributes in one place`);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > MOST_DEPTH) throw new Error(`nested more than ${MOST_DEPTH} deep`);
    attributesHere = 0;
    listener.open?.(local(name), attributes as Record<string, string>);
  };
  parser.ontext = (text) => listener.text?.(text);
  parser.oncdata = (text) => listener.text?.(text);
  parser.onclosetag = (name) => {
    depth--;
    listener.close?.(local(name));
  };
  parser.onerror = (error) => {
    throw error;
  };
  for await (const chunk of content) {
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    await listener.after?.();
  }
  parser.close();
}
