const names: Record<string, string> = {
  text: 'plain text',
  markdown: 'Markdown',
  docx: 'a Word document',
  vtt: 'WebVTT captions',
  srt: 'SRT captions',
  tsv: 'tab-separated text',
  rtf: 'rich text (RTF)',
  odt: 'an OpenDocument text',
  pdf: 'a PDF',
  doc: 'a Word document of the old kind (.doc)',
  csv: 'a CSV table',
  xlsx: 'an Excel workbook',
  pptx: 'a PowerPoint presentation',
  ods: 'an OpenDocument spreadsheet',
  odp: 'an OpenDocument presentation',
  epub: 'an e-book',
  html: 'a web page',
  json: 'JSON data',
  pages: 'a Pages document',
  'refi-qda': 'a project file of another coding program',
  'subtitle-ass': 'ASS subtitles',
  'subtitle-ttml': 'TTML subtitles',
  zip: 'a ZIP archive',
  image: 'an image',
  audio: 'an audio recording',
  video: 'a video recording',
}

/** A file format with its article: "a PDF". */
export function formatName(format: string): string {
  return names[format] ?? `“${format}”`
}

const promises: Record<string, string> = { txt: 'text', md: 'markdown' }

/** What a name with that ending makes one expect, with its article: "a Word document" of "docx". */
export function promisedName(extension: string): string {
  return formatName(promises[extension] ?? extension)
}

const styles: Record<string, string> = {
  'speaker-cues': 'captions with speakers',
  cues: 'captions without speakers, one turn each',
  'bracketed-cues': 'lines that begin with a time span',
  'timed-lines': 'lines that begin with a time',
  'name-lines': 'names on lines of their own',
  chat: 'the chat of a meeting',
  labels: '“Name:” before what is said',
  'bold-labels': 'names in bold before what is said',
  'bracket-ids': '[ids] before what is said',
  table: 'a table of speakers and text',
  paragraphs: 'paragraphs, nobody named',
}

/** How speakers and times are written in a file. */
export function styleName(style: string): string {
  return styles[style] ?? style
}
