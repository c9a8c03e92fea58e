/** Letters that do not decompose into a letter of the Latin alphabet and its marks. */
const LATIN =
  'ÆAE æae ŒOE œoe ßss ẞSS ØO øo ŁL łl ĐD đd ÐD ðd ÞTh þth ıi ĸk ŊN ŋn ĦH ħh ŦT ŧt ƏE əe ŉn ŻZ ĲIJ ĳij ſs';
const GREEK =
  'ΑA ΒB ΓG ΔD ΕE ΖZ ΗI ΘTh ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΧCh ΨPs ΩO ' +
  'αa βb γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo';
const CYRILLIC =
  'АA БB ВV ГG ДD ЕE ЁE ЖZh ЗZ ИI ЙY КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKh ЦTs ЧCh ШSh ЩSht Ъ ЫY Ь ЭE ЮYu ЯYa ' +
  'ЂDj ЃGj ЄYe ЅDz ІI ЇYi ЈJ ЉLj ЊNj ЋC ЌKj ЎU ЏDz ҐG ' +
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щsht ъ ыy ь эe юyu яya ' +
  'ђdj ѓgj єye ѕdz іi їyi јj љlj њnj ћc ќkj ўu џdz ґg';
/** What stands for a sign that payments do not have, as the European Payments Council proposes it. */
const SIGNS = "&+ _- @(at) [( ]) {( }) ;, \"' `' ’' ‘' “' ”' –- —- \\/ |/ €EUR";

const REPLACED: ReadonlyMap<string, string> = new Map(
  [LATIN, GREEK, CYRILLIC, SIGNS].flatMap((table) =>
    table.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
  ),
);

/** Two letters for one sound. */
const GREEK_OU = /([οΟ])[υύ]/g;
const MARK = /\p{M}/gu;
const NOT_SEPA = /[^A-Za-z0-9/\-?:().,'+ ]/g;

/** What SEPA writes where there is nothing to be said. */
const NOTHING = 'NOTPROVIDED';

/**
 * A text in the letters that every bank of SEPA takes: Latin, Greek and Cyrillic letters become those of the Latin
 * alphabet, others a space. Slashes are single and at neither end. Never empty.
 */
export const sepaText = (text: string, maxLength: number): string => {
  const latin = Array.from(text.normalize('NFC').replace(GREEK_OU, '$1u'))
    .map(toLatin)
    .join('')
    .replace(NOT_SEPA, ' ');
  const parts = latin
    .split('/')
    .map((part) => part.split(' ').filter(Boolean).join(' '))
    .filter(Boolean);
  const written = parts.join('/').slice(0, maxLength);
  // Cutting may have left one of them at the end.
  const cut = written.replace(/[ /]$/, '');
  return cut === '' ? NOTHING : cut;
};

const toLatin = (letter: string): string => {
  const own = REPLACED.get(letter);
  if (own !== undefined) return own;
  const bare = letter.normalize('NFKD').replace(MARK, '');
  return Array.from(bare)
    .map((each) => REPLACED.get(each) ?? each)
    .join('');
};
