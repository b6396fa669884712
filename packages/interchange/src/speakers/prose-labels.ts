/** Words that stand in front of a colon without anybody speaking: facts about the file, headings, turns of phrase. */
import { LONGEST_LABEL } from './label-shape.ts'

const FACTS = [
  'date|time|place|location|venue|duration|length|title|subject|topic|theme|interview|transcript|transcription|recording',
  'transcribed by|transcriber|transcript by|transcription by|translated by|translation by|recorded by|recorded|file|filename|file name',
  'source|url|link|links|website|web|email|e-mail|phone|tel|podcast|episode|media|video|audio|language|participants|attendees',
  'present|absent|speakers|version|status|project|study|keywords|tags|author|copyright|license|licence|page|pages|tape|side',
  'interview date|interview number|start time|end time|date of interview|place of interview|legend|key|conventions',
]
const HEADINGS = [
  'note|notes|nb|n.b|ps|p.s|summary|abstract|background|context|setting|introduction|intro|conclusion|conclusions|references',
  'agenda|action|actions|action items|todo|to do|tip|tips|warning|caution|important|attention|disclaimer|comment|comments|remark',
  'remarks|reflection|reflections|observation|observations|method|methods|analysis|interpretation|description|example|examples|for example|figure|table|chapter|section|part|step|update|edit|faq|see|see also|cf|quote|definition',
]
const PHRASES = [
  'so|but|and|or|yes|no|well|ok|okay|however|therefore|first|second|third|finally|then|now|also|because|that is|i.e|e.g',
  'in short|in other words|the point is|the thing is|the question is|my point is|http|https|mailto|ftp',
]
const OTHER_LANGUAGES = [
  'datum|ort|dauer|hinweis|anmerkung|thema|quelle|zeit|beispiel|fecha|lugar|duración|nota|tema|fuente|ejemplo|lieu|durée|remarque',
  'sujet|exemple|data|luogo|durata|esempio|дата|место|примечание|日期|地点|时间|主题|注|备注|التاريخ|المكان|ملاحظة',
]

const PROSE = new Set([...FACTS, ...HEADINGS, ...PHRASES, ...OTHER_LANGUAGES].flatMap((words) => words.split('|')))

/** Whether `label` is such a word, whatever its case and number ("Figure 2"). */
export function isProseLabel(label: string): boolean {
  if (label.length > LONGEST_LABEL) return false
  const bare = label.toLowerCase()
  return PROSE.has(bare) || PROSE.has(bare.replace(/[\s#]*[\d.]{1,6}$/, ''))
}
