import { join } from 'node:path';
import type { Express } from 'express';
import { create } from 'express-handlebars';
import { assetUrl } from '../assets';
import { helpers } from './helpers/index';

/** Sets up Handlebars: views/GROUP/PAGE.hbs inside views/layouts/main.hbs, partials, helpers. Templates are read once. */
export function useViews(app: Express, root: string): void {
  const views = join(root, 'views');
  const handlebars = create({
    extname: '.hbs',
    defaultLayout: 'main',
    layoutsDir: join(views, 'layouts'),
    partialsDir: join(views, 'partials'),
    helpers: { ...helpers, asset: (name: string) => assetUrl(root, name) },
  });
  app.engine('.hbs', handlebars.engine);
  app.set('view engine', '.hbs');
  app.set('views', views);
  app.enable('view cache');
}
