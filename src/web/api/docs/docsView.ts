import { MOST_ATTEMPTS } from '../../../notifications/retry';
import { WEBHOOK_EVENTS } from '../../../notifications/webhooks/events';
import { SCOPE_WORDS, SCOPES } from '../../../people/scopes';
import { apiDocument } from '../document';
import { type FieldRow, fieldRows } from './fieldRows';

type Schema = Record<string, unknown>;

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  'x-scope'?: string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
}

interface Document {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const document = apiDocument as unknown as Document;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
);

/** The first page: how to begin, and every operation in one line. */
export function overview() {
  return {
    scopes: SCOPES.map((scope) => ({ scope, words: SCOPE_WORDS[scope] })),
    events: Object.entries(WEBHOOK_EVENTS).map(([event, words]) => ({ event, words })),
    attempts: MOST_ATTEMPTS,
    groups: document.tags.map(({ name }) => ({
      name,
      operations: operations
        .filter(({ tags }) => tags.includes(name))
        .map(({ operationId, method, path, summary, ...rest }) => ({
          operationId,
          method,
          path,
          summary,
          scope: rest['x-scope'] ?? 'any',
        })),
    })),
  };
}

/** One operation: what is sent and what is answered, field by field; null when there is none of that name. */
export function operationView(operationId: string) {
  const found = operations.find((operation) => operation.operationId === operationId);
  if (!found) return null;
  const { schemas } = document.components;
  const parameters = found.parameters.map(
    ({ name, in: where, required, description = '', schema }): FieldRow & { where: string } => ({
      name,
      where,
      required,
      description,
      type: fieldRows(schema, schemas)[0]?.type ?? '',
    }),
  );
  const [status, answer] = Object.entries(found.responses)[0];
  return {
    ...found,
    parameters,
    bodies: Object.entries(found.requestBody?.content ?? {}).map(([type, { schema }]) => ({
      type,
      fields: fieldRows(schema, schemas),
    })),
    status,
    answer: answer.description,
    fields: fieldRows(Object.values(answer.content)[0].schema, schemas),
    refusals: Object.entries(found.responses)
      .slice(1)
      .map(([code, { description }]) => ({ code, description })),
  };
}
