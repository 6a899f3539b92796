import { join } from 'node:path';
import { create } from 'express-handlebars';
import Handlebars from 'handlebars';
import type { WholeReview } from '../../app/review/wholeReview';
import type { Company } from '../../storage/people/company';
import { readStylesheet } from '../stylesheet';
import { helpers } from '../view/helpers/index';
import { reviewContent } from './reviewPage';

/**
 * The review as one HTML file that needs nothing else: for sending, keeping and printing.
 * @param root folder that holds views/
 */
export async function reviewDocument(
  root: string,
  whole: WholeReview,
  company: Company,
  today: string,
): Promise<string> {
  const views = join(root, 'views');
  const css = readStylesheet(join(views, 'assets', 'app.css'));
  const handlebars = create({ extname: '.hbs', partialsDir: join(views, 'partials'), helpers });
  return handlebars.render(join(views, 'review', 'document.hbs'), {
    company,
    today,
    standalone: true,
    // A stylesheet of ours, no text of anybody's: escaping would break its selectors.
    stylesheet: new Handlebars.SafeString(css),
    ...reviewContent(whole),
  });
}
