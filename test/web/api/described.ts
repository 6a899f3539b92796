import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { openApi } from '../../../src/web/api/openapi';
import { routes } from '../../../src/web/api/v1/index';

interface Operation {
  responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }>;
}

export const document = openApi(routes) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Record<string, unknown>> };
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'api');

/** 'get /trades/{tradeId} 200' of every answer that was checked. */
export const seen = new Set<string>();

/** The path of the document that an address belongs to. */
export function templateOf(address: string): string {
  const path = address.replace(/^\/api\/v1/, '').split('?')[0];
  const parts = path.split('/');
  const fits = (template: string): boolean => {
    const own = template.split('/');
    return own.length === parts.length && own.every((part, i) => part.startsWith('{') || part === parts[i]);
  };
  const found = Object.keys(document.paths).find(fits);
  if (!found) throw new Error(`The document does not know ${path}.`);
  return found;
}

/** Holds an answer against the document: its status, its kind and every field. */
export function expectDescribed(method: 'get' | 'post', address: string, answer: Response): void {
  const template = templateOf(address);
  const described = document.paths[template][method]?.responses[answer.status];
  if (!described)
    throw new Error(`${method} ${template} is not described as answering ${answer.status}: ${answer.text}`);
  const type = answer.type;
  const schema = described.content[type]?.schema;
  if (!schema) throw new Error(`${method} ${template} ${answer.status} answers ${type}.`);
  const validate = ajv.getSchema(`api${schema.$ref}`);
  if (!validate) throw new Error(`There is no schema ${schema.$ref}.`);
  if (!validate(JSON.parse(answer.text))) {
    throw new Error(
      `${method} ${address} ${answer.status}: ${ajv.errorsText(validate.errors)}\n${answer.text.slice(0, 2000)}`,
    );
  }
  seen.add(`${method} ${template} ${answer.status}`);
}
