/**
 * The collected samples, with the counts that come with them: turns and labels exact, words within 1 %. They are real
 * material under licences of its owners, so they lie beside the repository and these tests run where they are.
 *
 * What we count otherwise: text that stands under no label (titles, headings, what comes before the first speaker) makes
 * turns of its own without a speaker, so `labelled` counts the turns with one. YAML at the top and lines about tape and
 * page are left out of the words. Captions without speakers are a turn a cue. Where one more label is found than the
 * sample's rule looked for, the row says which.
 */
import { describe, expect, it } from 'vitest'
import { cleanText } from './charset/decode-text.ts'
import type { ImportedTranscript } from './imported-transcript.ts'
import { hasSamples, importFile, readSample, showTurns } from './testing/read-files.ts'
import { readTranscript, type ReadOptions } from './read-transcript.ts'

interface Sample {
  file: string
  as: string
  charset?: string
  /** All turns, those without a speaker included. */
  turns?: number
  labelled?: number
  /** How many distinct labels. */
  distinct?: number
  labels?: Record<string, number>
  words?: number
  /** Why a number here is not the sample's own. */
  because?: string
}

const captions: Sample[] = [
  { file: 'captions-elephantsdream-descriptions.en.vtt', as: 'vtt cues', turns: 63, words: 983 },
  { file: 'captions-elephantsdream.ar.vtt', as: 'vtt cues', turns: 77, words: 359 },
  { file: 'captions-elephantsdream.ru.vtt', as: 'vtt cues', turns: 84, words: 307 },
  { file: 'headerless-artemio.txt', as: 'vtt cues', turns: 1087, words: 11891 },
  { file: 'whisper-goodboy.srt', as: 'srt cues', turns: 753, words: 6189 },
  { file: 'whisper-goodboy.tsv', as: 'tsv cues', turns: 753, words: 6189 },
  { file: 'whisper-goodboy.txt', as: 'text bracketed-cues', turns: 753, words: 6189 },
  { file: 'whisper-goodboy.vtt', as: 'vtt cues', turns: 753, words: 6189 },
  { file: 'timed-lines-talkpython-042.txt', as: 'text timed-lines', turns: 1079, words: 9753 },
  { file: 'timed-lines-talkpython-042.vtt', as: 'vtt cues', turns: 1080, words: 9753 },
  { file: 'teams-voice-tags.vtt', as: 'vtt speaker-cues', turns: 10, labelled: 10, distinct: 2, words: 109 },
  { file: 'zoom-acdc-174.vtt', as: 'vtt speaker-cues', turns: 93, labelled: 93, distinct: 15, words: 5258 },
  { file: 'zoom-acdc-174-corrected.vtt', as: 'vtt speaker-cues', turns: 93, labelled: 93, distinct: 15, words: 5258 },
  {
    file: 'zoom-zoomgroupstats.vtt',
    as: 'vtt speaker-cues',
    turns: 34,
    labelled: 32,
    distinct: 5,
    words: 8238,
    because: 'its two cues without a label are two turns without a speaker',
  },
]

const labelledText: Sample[] = [
  {
    file: 'bold-labels-changelog-594.md',
    as: 'markdown bold-labels',
    labelled: 882,
    distinct: 6,
    labels: {
      'Jerod Santo': 261,
      'Adam Stacoviak': 242,
      'Mark Russinovich': 217,
      'Eric Boyd': 87,
      'Neha Batra': 73,
      Break: 2,
    },
    words: 29868,
    because: 'two lines "**Break**:" have their colon outside the bold words; we take them as labels too (880 + 2)',
  },
  {
    file: 'bold-labels-gotime-163.md',
    as: 'markdown bold-labels',
    labelled: 131,
    distinct: 6,
    labels: { 'Mat Ryer': 56, 'Marcel van Lohuizen': 34, 'Roger Peppe': 20, 'Paul Jolly': 18, Break: 2, Jingle: 1 },
    words: 8533,
  },
  {
    file: 'bold-labels-wintermoor.md',
    as: 'markdown bold-labels',
    labelled: 290,
    distinct: 4,
    labels: { 'Ryan Anderson': 110, 'Kyla Fury': 84, 'Ben Walker': 51, 'Jonas Rosland': 45 },
    words: 21145,
  },
  {
    file: 'focusgroup-bracket-ids.txt',
    as: 'text bracket-ids',
    labelled: 7,
    labels: { id1: 3, id2: 2, id3: 2 },
    words: 163,
  },
  {
    file: 'labels-lowercase-mlqi-10.txt',
    as: 'text labels',
    labelled: 239,
    distinct: 2,
    labels: { interviewee: 173, interviewer: 66 },
    words: 9178,
  },
  {
    file: 'labels-two-interviewers-mlqi-12.txt',
    as: 'text labels',
    labelled: 160,
    distinct: 3,
    labels: { Interviewee: 95, 'Interviewer 1': 53, 'Interviewer 2': 12 },
    words: 4310,
  },
  {
    file: 'name-time-line-btc-021.md',
    as: 'markdown name-lines',
    labelled: 162,
    distinct: 2,
    labels: { 'Sjors Provost': 84, 'Aaron van Wirdum': 78 },
    words: 5701,
  },
  {
    file: 'otter-lantana.txt',
    as: 'text name-lines',
    labelled: 59,
    labels: { 'Danny Silvers': 30, 'Jonas Rosland': 29 },
    words: 9246,
  },
  {
    file: 'otter-notimes-getagrip.txt',
    as: 'text name-lines',
    labelled: 192,
    distinct: 4,
    labels: { 'Jon Lawitts': 80, 'Vicky Wei': 70, 'Jonas Rosland': 28, 'Rich McGrath': 14 },
    words: 14698,
    because: 'one "Vicky Wei" (line 51) has no trailing spaces, and is a label all the same (191 + 1)',
  },
  {
    file: 'otter-super-marxist-twins.txt',
    as: 'text name-lines',
    labelled: 213,
    distinct: 6,
    labels: {
      'Jonas Rosland': 61,
      'Eric Kesterson': 45,
      'Jim Bochanski': 44,
      'Saun Conlin': 33,
      'Nick Zaleski': 29,
      'Unknown Speaker': 1,
    },
    words: 15183,
  },
  {
    file: 'teams-community-call-2025-08.txt',
    as: 'text name-lines',
    labelled: 42,
    distinct: 7,
    labels: {
      'Jason Helmick': 18,
      'Andrei Vernigora': 7,
      'Dongbo Wang': 6,
      'Mikey Lombardi': 4,
      'Steve Lee (POWERSHELL)': 3,
      'Speaker 1': 2,
    },
    words: 8391,
  },
  {
    file: 'teams-community-call-2026-02.txt',
    as: 'text name-lines',
    labelled: 36,
    distinct: 7,
    labels: {
      'Jason Helmick': 17,
      'James Brundage': 6,
      'Anam Navied': 4,
      'Steve Lee (POWERSHELL)': 3,
      'Sean Wheeler': 2,
      'Speaker 1': 2,
    },
    words: 8602,
  },
  {
    file: 'zoom-acdc-174-chat.txt',
    as: 'text chat',
    turns: 136,
    labelled: 136,
    distinct: 41,
    labels: {
      'Justin Traglia': 19,
      'Raúl Kripalani': 11,
      'Enrico Del Fante (tbenr)': 8,
      Barnabas: 7,
      'Julian Ma': 7,
      Potuz: 6,
    },
    words: 1714,
  },
  {
    file: 'very-long-apollo11.txt',
    as: 'text labels',
    labelled: 6720 + 1759 + 3,
    distinct: 11 + 7 + 2,
    labels: {
      CC: 3912,
      CMP: 1189,
      LMP: 784,
      CDR: 751,
      CT: 32,
      SC: 22,
      'CMP (COLUMBIA)': 420,
      'CDR (TRANQ)': 346,
      'CMP/LMP': 1,
      'PRESIDENT NIXON': 2,
    },
    words: 122_626,
    because:
      'we also take "CMP (COLUMBIA)" and the like for labels; the words without them, the times and the page marks',
  },
  {
    file: 'docx-interview-ana.txt',
    as: 'text labels',
    labelled: 246,
    distinct: 2,
    labels: { 'Researcher 1': 123, Ana: 123 },
    words: 8397,
  },
  { file: 'whisper-keitai.txt', as: 'text paragraphs', labelled: 0, words: 14492 },
]

const documents: Sample[] = [
  {
    file: 'docx-interview-ana.docx',
    as: 'docx bold-labels',
    turns: 247,
    labelled: 246,
    labels: { 'Researcher 1': 123, Ana: 123 },
    words: 8431,
  },
  {
    file: 'docx-interview-jessica.docx',
    as: 'docx bold-labels',
    turns: 148,
    labelled: 147,
    labels: { Jessica: 75, 'Researcher 1': 72 },
    words: 5169,
  },
  { file: 'docx-plain-id1.docx', as: 'docx paragraphs', turns: 3, labelled: 0, words: 117 },
  { file: 'bad-docx-renamed.txt', as: 'docx paragraphs', turns: 3, labelled: 0, words: 117 },
  { file: 'office-labels-unicode.docx', as: 'docx bold-labels', turns: 42, labelled: 40, distinct: 4 },
  { file: 'office-rtl-arabic.docx', as: 'docx labels', turns: 41, labels: { المحاور: 20, المشارك: 20 } },
  { file: 'office-table.docx', as: 'docx table', labelled: 40, distinct: 4, words: 1150 },
]

const wintermoorLabels = { 'Jonas Rosland': 4, 'Kyla Fury': 4, 'Ryan Anderson': 4, 'Ben Walker': 2 }
const encodings: Sample[] = [
  { file: 'enc-gb18030-chinese.txt', as: 'text paragraphs', charset: 'gb18030', labelled: 0 },
  { file: 'chinese-watchtowers.md', as: 'markdown labels', charset: 'utf-8' },
  {
    file: 'enc-mac-cr-only.txt',
    as: 'markdown bold-labels',
    charset: 'utf-8',
    labelled: 14,
    labels: wintermoorLabels,
    words: 1098,
  },
  {
    file: 'enc-utf16le-bom-crlf.txt',
    as: 'markdown bold-labels',
    charset: 'utf-16le',
    labelled: 14,
    labels: wintermoorLabels,
    words: 1098,
  },
  { file: 'enc-utf8-bom-crlf.srt', as: 'srt cues', charset: 'utf-8', turns: 80, words: 701 },
  { file: 'enc-utf8-nfd.txt', as: 'text paragraphs', charset: 'utf-8' },
  {
    file: 'enc-windows-1252-crlf.txt',
    as: 'text labels',
    charset: 'windows-1252',
    labelled: 48,
    labels: { 'Waxwing (Adam Gibson)': 31, 'Stephan Livera': 17 },
    words: 4105,
  },
  { file: 'enc-windows-1256-arabic.srt', as: 'srt cues', charset: 'windows-1256', turns: 77, words: 359 },
]

const edges: Sample[] = [
  { file: 'edge-2.dot.srt', as: 'srt cues', turns: 3, words: 17 },
  { file: 'edge-3.dot-and-millisecond-two-digit.srt', as: 'srt cues', turns: 3, words: 18 },
  { file: 'edge-long_string_hebrew.vtt', as: 'vtt cues', turns: 1, words: 1 },
  { file: 'edge-long_string_junk_characters.vtt', as: 'vtt cues', turns: 1, words: 1 },
  { file: 'edge-only-nested-cues.vtt', as: 'vtt cues', turns: 6, words: 9 },
  { file: 'edge-single-digit-hour.srt', as: 'srt cues', turns: 3, words: 28 },
  { file: 'edge-spec-example.vtt', as: 'vtt speaker-cues', turns: 5, distinct: 2, words: 90 },
  { file: 'edge-wpt-arrows.vtt', as: 'vtt cues', turns: 6 },
  { file: 'edge-wpt-entities.vtt', as: 'vtt cues', turns: 22 },
  { file: 'edge-wpt-header-garbage.vtt', as: 'vtt cues', turns: 1, words: 1 },
  { file: 'edge-wpt-newlines.vtt', as: 'vtt cues', turns: 4, words: 4 },
  { file: 'edge-wpt-nulls.vtt', as: 'vtt cues' },
  { file: 'edge-wpt-tags.vtt', as: 'vtt speaker-cues' },
  { file: 'edge-wpt-timings-negative.vtt', as: 'vtt cues', turns: 4, words: 4 },
]

const here = hasSamples()
const where = here ? 'the samples' : 'the samples (not here: ../shared/samples beside the repository is missing)'

describe.skipIf(!here)(where, () => {
  it.each([...captions, ...labelledText, ...documents, ...encodings, ...edges])('$file is read as $as', (sample) => {
    const transcript = read(sample.file)
    expect(`${transcript.format} ${transcript.style}`).toBe(sample.as)
    if (sample.charset) expect(transcript.charset).toBe(sample.charset)
    if (sample.turns !== undefined) expect(transcript.turns).toHaveLength(sample.turns)
    if (sample.labelled !== undefined)
      expect(transcript.turns.filter(({ speaker }) => speaker !== '')).toHaveLength(sample.labelled)
    if (sample.labels) expect(countLabels(transcript)).toMatchObject(sample.labels)
    if (sample.distinct !== undefined)
      expect(transcript.speakers.filter(({ proposed }) => proposed)).toHaveLength(sample.distinct)
    if (sample.words !== undefined) expect(Math.abs(transcript.words / sample.words - 1)).toBeLessThanOrEqual(0.01)
  })

  it('very-long-apollo11.txt: its own count of 138,723 words is ours plus what we read as times, marks and labels', () => {
    const { text } = cleanText(new TextDecoder().decode(readSample('transcripts/very-long-apollo11.txt')))
    const times = text.match(/^\[[\d:]+\]$/gm)?.length ?? 0
    const marks = (text.match(/^_\w+ : .*$/gm) ?? []).flatMap((line) =>
      line.split(/\s+/).filter((word) => word !== ''),
    ).length
    const transcript = read('very-long-apollo11.txt')
    const sampleLabels = /^[A-Z][A-Z0-9 ]*$/
    const others = transcript.speakers.filter(({ label }) => !sampleLabels.test(label) || label === 'PRESIDENT NIXON')
    const otherWords = others.reduce((sum, { label, turns }) => sum + turns * label.split(' ').length, 0)
    const swim = transcript.speakers.find(({ label }) => label === 'SWIM 1')?.turns ?? 0
    expect(Math.abs(transcript.words + times + marks + otherWords + swim - 138_723)).toBeLessThan(20)
  })

  it('zoom-acdc-174.vtt: the corrected call has the same turns with better words', () => {
    const [first, corrected] = [read('zoom-acdc-174.vtt'), read('zoom-acdc-174-corrected.vtt')]
    expect(corrected.turns.map(({ speaker, start }) => [speaker, start])).toEqual(
      first.turns.map(({ speaker, start }) => [speaker, start]),
    )
    expect(showTurns(corrected)).not.toEqual(showTurns(first))
  })

  it('whisper-goodboy: captions, table and text hold the same words at the same times', () => {
    const turns = read('whisper-goodboy.srt').turns
    for (const other of ['vtt', 'tsv', 'txt']) expect(read(`whisper-goodboy.${other}`).turns, other).toEqual(turns)
  })

  it('docx-interview-ana: the document and the text made from it agree', () => {
    const squeeze = (transcript: ImportedTranscript) =>
      transcript.turns.map(({ speaker, text }) => `${speaker}:${text.replace(/\s+/g, '')}`)
    const [fromWord, fromText] = [squeeze(read('docx-interview-ana.docx')), squeeze(read('docx-interview-ana.txt'))]
    const same = fromWord.filter((turn, at) => turn === fromText[at]).length
    // In ten turns the text lacks words that stand in content controls of the document.
    expect(same).toBe(247 - 10)
  })

  it('office-labels-unicode.docx: every kind of character arrives', () => {
    const text = read('office-labels-unicode.docx')
      .turns.map((turn) => turn.text)
      .join('\n')
    for (const piece of [
      '😀',
      '👩‍👩‍👧',
      '𝒳',
      'é ñ ő',
      'مرحبا بالعالم',
      '你好世界',
      '“ ” ‘ ’',
      'soft\u00ADhyphen',
      'non-breaking\u00A0space',
    ]) {
      expect(text).toContain(piece)
    }
  })

  it('office-labels-unicode.docx: 1,150 words are spoken, beside the heading and the note', () => {
    const spoken = read('office-labels-unicode.docx').speakers.reduce((sum, { words }) => sum + words, 0)
    expect(spoken).toBe(1150)
  })

  it('office-tracked-changes.docx: insertions in, deletions and hidden words out, and all of it said', () => {
    const transcript = read('office-tracked-changes.docx')
    const text = transcript.turns.map((turn) => turn.text).join('\n')
    for (const piece of ['INSERTED WORDS', 'AFTER TAB', 'AFTER BREAK\u2011X']) expect(text).toContain(piece)
    for (const piece of ['DELETED WORDS', 'HIDDEN WORDS']) expect(text).not.toContain(piece)
    expect(transcript.notes).toEqual([
      { kind: 'hidden-words-left-out', words: 2 },
      { kind: 'tracked-insertions-kept', words: 2 },
      { kind: 'tracked-deletions-left-out', words: 2 },
    ])
  })

  it('enc-utf8-nfd.txt: accents stay decomposed', () => {
    const text = read('enc-utf8-nfd.txt')
      .turns.map((turn) => turn.text)
      .join('\n')
    expect(text).toContain('Introduccio\u0301n')
    expect(text.normalize('NFC').length).toBe(text.length - (25823 - 25403))
  })

  it('chinese: both encodings hold the characters of the file, and who asks is found', () => {
    const han = (file: string) => {
      const nobody = Object.fromEntries(read(file).speakers.map(({ label }) => [label, { as: 'text' } as const]))
      const { turns } = read(file, { speakers: nobody })
      return turns.map(({ text }) => text.match(/\p{Script=Han}/gu)?.length ?? 0).reduce((sum, count) => sum + count)
    }
    expect(han('chinese-watchtowers.md')).toBe(11772)
    expect(han('enc-gb18030-chinese.txt')).toBe(4554)
    expect(read('chinese-watchtowers.md').speakers.filter(({ proposed }) => proposed)).toMatchObject([
      { label: '答', turns: 10 },
      { label: 'Max Hillebrand', turns: 5 },
      { label: 'Jeff Gallas', turns: 5 },
      { label: 'Max Hilebrand', turns: 2 },
    ])
  })

  it('enc-windows-1252-crlf.txt and enc-windows-1256-arabic.srt: no character is lost', () => {
    const quotes = read('enc-windows-1252-crlf.txt')
      .turns.map(({ text }) => text)
      .join('')
      .match(/[’–]/g)
    expect(quotes?.filter((char) => char === '’')).toHaveLength(203)
    expect(quotes?.filter((char) => char === '–')).toHaveLength(1)
    expect(read('enc-windows-1256-arabic.srt').turns[0]?.text).toBe(
      '...إلى... إلى الشمال يمكن أن نرى\n...يمكن أن نرى الـ',
    )
  })

  it.each([
    ['edge-wpt-arrows.vtt', 'lines-skipped'],
    ['edge-wpt-entities.vtt', 'empty-cues-left-out'],
    ['edge-wpt-header-garbage.vtt', 'metadata-left-out'],
    ['edge-wpt-nulls.vtt', 'control-characters-dropped'],
    ['edge-wpt-timings-negative.vtt', 'cue-ends-dropped'],
    ['bad-docx-renamed.txt', 'name-misleads'],
    ['teams-voice-tags.vtt', 'cues-overlapping'],
  ])('%s: says %s', (file, kind) => expect(read(file).notes.map((note) => note.kind)).toContain(kind))

  it.each([
    ['bad-empty.txt', { kind: 'empty' }],
    ['bad-truncated.docx', { kind: 'truncated', format: 'docx' }],
    ['edge-wpt-signature-bom.vtt', { kind: 'no-words', format: 'vtt' }],
    ['odt-id2.odt', { kind: 'unsupported', format: 'odt', instead: 'docx' }],
    ['office-labels-unicode.rtf', { kind: 'unsupported', format: 'rtf', instead: 'docx' }],
    ['pdf-pdpilot-p1.pdf', { kind: 'unsupported', format: 'pdf', instead: 'docx' }],
    ['csv-oralhistory-mohammad.csv', { kind: 'unsupported', format: 'csv', instead: 'text' }],
  ])('P6 %s is refused', (file, refusal) =>
    expect(readTranscript(readSample(`transcripts/${file}`), file)).toMatchObject({ refusal }),
  )

  it.each([
    ['hostile-billion-laughs.qdc', { kind: 'unsupported', format: 'refi-qda' }],
    ['hostile-xxe.qde', { kind: 'unsupported', format: 'refi-qda' }],
    ['hostile-zip-bomb.qdpx', { kind: 'unsupported', format: 'refi-qda' }],
    ['hostile-no-qde.qdpx', { kind: 'unsupported', format: 'refi-qda' }],
    ['hostile-zip-slip.qdpx', { kind: 'hostile', reason: 'paths' }],
    ['hostile-truncated.qdpx', { kind: 'truncated', format: 'qdpx' }],
  ])('P6 %s is refused', (file, refusal) =>
    expect(readTranscript(readSample(`refi-qda/${file}`), file)).toMatchObject({ refusal }),
  )
})

function read(file: string, options: ReadOptions = {}): ImportedTranscript {
  return importFile(readSample(`transcripts/${file}`), file, options)
}

function countLabels({ speakers }: ImportedTranscript): Record<string, number> {
  return Object.fromEntries(speakers.map(({ label, turns }) => [label, turns]))
}
