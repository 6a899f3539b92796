import express, { type RequestHandler } from 'express';
import { withoutControls } from '../../shared/controls';

/**
 * Reads ordinary form bodies. A field that is sent twice is a list. JSON is not read: no page needs it. A request
 * without such a body has an empty form. Control characters are left out.
 */
export function formBody(): RequestHandler[] {
  return [
    express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 2000 }),
    (req, _res, next) => {
      req.body ??= {};
      for (const [name, value] of Object.entries(req.body)) req.body[name] = withoutControls(value);
      next();
    },
  ];
}
