type Schema = Record<string, unknown>;

/** One field as the description of the API shows it. */
export interface FieldRow {
  /** Path within the answer or the body: legs[].accountId. */
  name: string;
  type: string;
  description: string;
  required: boolean;
}

/** The fields of a schema, those of inner objects and lists below them. Schemas that are named elsewhere are written out. */
export function fieldRows(schema: Schema, named: Readonly<Record<string, Schema>>, path = ''): FieldRow[] {
  const { inner, type } = described(schema, named);
  if (inner.properties) {
    const required = (inner.required as string[] | undefined) ?? [];
    return Object.entries(inner.properties as Record<string, Schema>).flatMap(([name, field]) => {
      const own = path === '' ? name : `${path}.${name}`;
      const found = described(field, named);
      const row = {
        name: own,
        type: found.type,
        description: wordsOf(field, found.inner),
        required: required.includes(name),
      };
      return [row, ...below(found.inner, named, own)];
    });
  }
  return path === '' ? [{ name: '', type, description: wordsOf(schema, inner), required: true }] : [];
}

function below(schema: Schema, named: Readonly<Record<string, Schema>>, path: string): FieldRow[] {
  if (schema.properties) return fieldRows(schema, named, path);
  if (schema.type !== 'array') return [];
  const { inner } = described(schema.items as Schema, named);
  return below(inner, named, `${path}[]`);
}

/** What stands behind references and "or null", and the type in words. */
function described(schema: Schema, named: Readonly<Record<string, Schema>>): { inner: Schema; type: string } {
  if (typeof schema.$ref === 'string') return described(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named);
  const choices = schema.anyOf as Schema[] | undefined;
  if (choices) {
    const real = choices.filter(({ type }) => type !== 'null');
    const found = described(real[0] ?? {}, named);
    return { ...found, type: real.length < choices.length ? `${found.type} or null` : found.type };
  }
  if (Array.isArray(schema.type)) {
    const type = schema.type.find((one) => one !== 'null');
    return { inner: { ...schema, type }, type: `${typeOf({ ...schema, type }, named)} or null` };
  }
  return { inner: schema, type: typeOf(schema, named) };
}

function typeOf(schema: Schema, named: Readonly<Record<string, Schema>>): string {
  if (schema.enum) return `one of ${(schema.enum as unknown[]).join(', ')}`;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return `list of ${described((schema.items as Schema) ?? {}, named).type}`;
  if (schema.format === 'date') return 'day YYYY-MM-DD';
  if (schema.format === 'date-time') return 'instant, UTC';
  const words: Record<string, string> = { string: 'text', boolean: 'true or false', integer: 'whole number' };
  return words[String(schema.type)] ?? String(schema.type ?? 'anything');
}

function wordsOf(schema: Schema, inner: Schema): string {
  return String(schema.description ?? inner.description ?? '');
}
