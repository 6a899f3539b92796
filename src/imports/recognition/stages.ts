const WON = /^(?:closed?[\s_-]*)?won\b|^closedwon|gewonnen|gagne|ganad[oa]|vinto/;
const LOST = /lost|verloren|perdu|perdid[oa]|cancel|abgesagt|abgebrochen|out-?sold|disqualif|abandon/;

const plain = (stage: string): string => stage.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Whether a stage or status says by a usual word (English, German, French, Spanish) that a deal is won. */
export function saysWon(stage: string): boolean {
  return WON.test(plain(stage)) && !LOST.test(plain(stage));
}

/** Whether it says that a deal came to nothing. */
export function saysLost(stage: string): boolean {
  return LOST.test(plain(stage));
}

/** A cell of yes or no: TRUE, 1, yes, ja, oui, sí. Null when it says neither. */
export function readFlag(text: string): boolean | null {
  if (/^(true|1|yes|y|ja|oui|si|sí|x|wahr|vrai|verdadero)$/i.test(text)) return true;
  return /^(false|0|no|n|nein|non|falsch|faux|falso)$/i.test(text) ? false : null;
}
