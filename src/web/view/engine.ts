import { join } from 'node:path';
import type { Express } from 'express';
import { ExpressHandlebars } from 'express-handlebars';
import { assetUrl } from '../assets';
import { helpers } from './helpers/index';

type Partials = ReturnType<ExpressHandlebars['getPartials']>;

/** The library walks through all partials for every page, though it has compiled them once: a third of an empty page. */
class HandlebarsReadOnce extends ExpressHandlebars {
  #partials: Partials | null = null;

  override getPartials(options?: Parameters<ExpressHandlebars['getPartials']>[0]): Partials {
    this.#partials ??= super.getPartials(options).catch((error) => {
      this.#partials = null;
      throw error;
    });
    return this.#partials;
  }
}

/** Sets up Handlebars: views/GROUP/PAGE.hbs inside views/layouts/main.hbs, partials, helpers. Templates are read once. */
export function useViews(app: Express, root: string): void {
  const views = join(root, 'views');
  const handlebars = new HandlebarsReadOnce({
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
