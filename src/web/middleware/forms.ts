import express, { type RequestHandler } from 'express';

/** Reads ordinary form bodies. A field that is sent twice is a list. JSON is not read: no page needs it. */
export function formBody(): RequestHandler {
  return express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 2000 });
}
