/** Every way of writing a transcript that we read, in a short file each. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importFile, readFixture, showSpeakers, showTurns } from './testing/read-files.ts'
import type { ImportNote } from './import-note.ts'

interface Expectation {
  file: string
  /** Format and style. */
  as: string
  speakers: string
  words: number
  notes: ImportNote[]
  turns: string[]
}

const expectations: Expectation[] = [
  {
    file: 'bold-labels.md',
    as: 'markdown bold-labels',
    speakers: 'Ines Okafor 2, Marta Quist 2, Break 1',
    words: 30,
    notes: [{ kind: 'escapes-removed', count: 2 }],
    turns: [
      '- : # Interview at site C',
      '2000 Ines Okafor: How did the system come to your ward?',
      '11000 Marta Quist: Late [laughs]. It was promised for spring.\nNobody told us why.',
      '270000 Break: ',
      '- Ines Okafor: And then?',
      '301000 Marta Quist: Then it was **summer**.',
    ],
  },
  {
    file: 'bracket-ids.txt',
    as: 'text bracket-ids',
    speakers: 'id1 2, id2 1, id3 1',
    words: 15,
    notes: [],
    turns: [
      '- id1: I like the new screens.',
      '- id2: I switched off, to be honest.\n[laughter]',
      '- id1: Really?',
      '- id3: Me too.',
    ],
  },
  {
    file: 'callsigns.txt',
    as: 'text labels',
    speakers: 'WARD 2, DESK 1, WARD (SITE C) 1',
    words: 13,
    notes: [{ kind: 'metadata-left-out', lines: 2 }],
    turns: [
      '4000 WARD: Night shift here. We have the printout.',
      '13000 DESK: Say again?',
      '93784000 WARD: The printout, over.',
      '93789000 WARD (SITE C): Out.',
    ],
  },
  {
    file: 'captions.vtt',
    as: 'vtt cues',
    speakers: '',
    words: 28,
    notes: [
      { kind: 'metadata-left-out', lines: 1 },
      { kind: 'caption-blocks-left-out', count: 2 },
      { kind: 'cue-ends-dropped', count: 1 },
      { kind: 'cues-out-of-order', count: 1 },
      { kind: 'empty-cues-left-out', count: 1 },
    ],
    turns: [
      '1000 : The night shift hands over\nto the day shift.',
      '4000 : Someone says: it is all on paper.',
      '5000 : Three printers, 2 < 3 terminals <broken>',
      '2500 : Go to File --> Print',
    ],
  },
  {
    file: 'closing-times.txt',
    as: 'text labels',
    speakers: 'I 2, B 2',
    words: 19,
    notes: [],
    turns: [
      '- I: Wie kam das System auf die Station?',
      '- B: Spät. Es war für den Frühling versprochen.',
      '- I: Und dann?',
      '- B: Dann war Sommer.',
    ],
  },
  {
    file: 'field-note.txt',
    as: 'text paragraphs',
    speakers: '',
    words: 46,
    notes: [],
    turns: [
      '- : Observation, emergency department',
      '- : Setting: Monday, 7:30 to 11:00.',
      '- : The registrar logs in three times: at the desk, on the trolley and again at the desk.',
      '- : She says to nobody in particular: "This is the fourth password."',
      '- : Reflection: the trolley stands where the notes used to be.',
    ],
  },
  {
    file: 'hard-wrapped.txt',
    as: 'text paragraphs',
    speakers: '',
    words: 95,
    notes: [{ kind: 'lines-joined', lines: 9 }],
    turns: [
      '- : we kept both systems for a year the paper one and the other one and nobody ever trusted the other one because it forgot what we told it every single night so we wrote things down twice and then once more on the whiteboard next to the door where the porters could see them',
      '- : and when the inspectors came they only looked at the whiteboard and they asked us why it was wrong and we said it was the only thing in the whole building that everyone could read at the same time so yes',
    ],
  },
  {
    file: 'headerless-cues.txt',
    as: 'vtt cues',
    speakers: '',
    words: 14,
    notes: [],
    turns: ['1000 : We kept both systems for a year,', '4000 : the paper one and the other one.'],
  },
  {
    file: 'labels-arabic.txt',
    as: 'text labels',
    speakers: 'المحاورة 2, المشاركة 2',
    words: 15,
    notes: [],
    turns: [
      '- المحاورة: متى وصل النظام إلى قسمكم؟',
      '- المشاركة: متأخرا. كان الوعد في الربيع.',
      '- المحاورة: ثم ماذا؟',
      '- المشاركة: ثم جاء الصيف.',
    ],
  },
  {
    file: 'labels-chinese.txt',
    as: 'text labels',
    speakers: '访谈者 2, 受访者 2',
    words: 4,
    notes: [],
    turns: [
      '- 访谈者: 系统是什么时候到你们病房的？',
      '- 受访者: 很晚。计划是这样的：春天就应该有了。',
      '- 访谈者: 后来呢？',
      '- 受访者: 后来就是夏天了。',
    ],
  },
  {
    file: 'labels-lower-case.txt',
    as: 'text labels',
    speakers: 'interviewer 3, participant 3',
    words: 24,
    notes: [],
    turns: [
      '- interviewer: what is your role here?',
      '- participant: i run the clinic. the short version: everything that is not surgery.',
      '- interviewer: since when?',
      '- participant: four years.',
      '- interviewer: and before?',
      '- participant: elsewhere.',
    ],
  },
  {
    file: 'labels-rev.txt',
    as: 'text labels',
    speakers: 'Interviewer 1 2, P3 2, Interviewer 2 1',
    words: 21,
    notes: [],
    turns: [
      '2000 Interviewer 1: How did the system come to your ward?',
      '7000 Interviewer 2: And when?',
      '11000 P3: Late. It was promised for spring.',
      '3615000 Interviewer 1: And then?',
      '3620000 P3: [inaudible 01:00:21] summer.',
    ],
  },
  {
    file: 'labels-time-first.txt',
    as: 'text labels',
    speakers: 'Okafor 2, Quist 2',
    words: 14,
    notes: [],
    turns: [
      '2000 Okafor: How did the system come to your ward?',
      '11000 Quist: Late.',
      '14000 Okafor: And then?',
      '20000 Quist: It was summer.',
    ],
  },
  {
    file: 'labels.txt',
    as: 'text labels',
    speakers: 'Interviewer 3, Sister Quist 2, Date 1?, Place 1?, Note 1?, The thing is 1?, Dr. A. Lind 1',
    words: 69,
    notes: [],
    turns: [
      '- : Interview with a ward sister, site C',
      '- : Date: 4 March',
      '- : Place: seminar room',
      '- Interviewer: How did the system come to your ward?',
      '- Sister Quist: Late. Let me put it like this: it was promised for spring.\nSee https://example.org/rollout: that was the plan.\nNote: a bleep goes off.',
      '- Interviewer: And then? You said at 10:30: nothing.',
      '- Sister Quist: Then it was summer. And so: autumn.\nThe thing is: nobody asked us.',
      '- Dr. A. Lind: May I add something?',
      '- Interviewer: Please.',
    ],
  },
  {
    file: 'name-time-lines.md',
    as: 'markdown name-lines',
    speakers: 'Marta Quist 2, Ines Okafor 1',
    words: 19,
    notes: [{ kind: 'front-matter-left-out', lines: 6 }],
    turns: [
      '- : ## Arrival',
      '2000 Ines Okafor: How did the system come to your ward?\nAnd when?',
      '11000 Marta Quist: Late.',
      '- : ## Later',
      '3615000 Marta Quist: Then it was summer.',
    ],
  },
  {
    file: 'otter-no-times.txt',
    as: 'text name-lines',
    speakers: 'Ines Okafor 2, Marta Quist 2',
    words: 24,
    notes: [],
    turns: [
      '- Ines Okafor: How did the system come to your ward?',
      '- Marta Quist: Late. It was promised for spring.\nNobody told us why.',
      '- Ines Okafor: And then?',
      '- Marta Quist: Then it was summer.',
    ],
  },
  {
    file: 'otter-times.txt',
    as: 'text name-lines',
    speakers: 'Ines Okafor 2, Unknown Speaker 1, Marta Quist 1',
    words: 51,
    notes: [],
    turns: [
      '- : # Interview at site C',
      '- : Recorded in the seminar room.',
      '2000 Ines Okafor: Thank you for making time.\nCould you tell me how the system came to your ward?',
      '9000 Unknown Speaker: Door, sorry.',
      '11000 Marta Quist: Late: it was promised for spring, and we met at 10:30\nevery Monday to hear that it was not there yet.',
      '3723000 Ines Okafor: And then?',
    ],
  },
  {
    file: 'teams-voices.vtt',
    as: 'vtt speaker-cues',
    speakers: 'Lind, Per 3, Okafor, Ines (Research) 2',
    words: 17,
    notes: [
      { kind: 'cues-out-of-order', count: 1 },
      { kind: 'cues-overlapping', count: 1 },
      { kind: 'cues-merged', cues: 5 },
    ],
    turns: [
      '500 Okafor, Ines (Research): Shall we begin with the training days?',
      '3400 Lind, Per: There was one day. R&D got two.',
      '3900 Okafor, Ines (Research): Only one?',
      '3900 Lind, Per: One.',
    ],
  },
  {
    file: 'teams.txt',
    as: 'text name-lines',
    speakers: 'Ines Okafor 2, Per Lind (IT) 1',
    words: 27,
    notes: [{ kind: 'metadata-left-out', lines: 2 }],
    turns: [
      '- : Interview site C-20260219_092934-Meeting Recording',
      '- : February 19, 2026',
      '- : 50m 28s',
      '3000 Ines Okafor: Now the recording has begun.\nShall we start with the training days?',
      '12000 Per Lind (IT): There was one day.',
      '3615000 Ines Okafor: Only one?',
    ],
  },
  {
    file: 'timed-lines.txt',
    as: 'text timed-lines',
    speakers: '',
    words: 17,
    notes: [],
    turns: [
      '0 : We kept both systems for a year,',
      '3000 : the paper one and the other one:',
      '70000 : nobody trusted it.',
    ],
  },
  {
    file: 'times-alone.txt',
    as: 'text timed-lines',
    speakers: '',
    words: 17,
    notes: [],
    turns: [
      '0 : We kept both systems for a year,',
      '3000 : the paper one and the other one',
      '3670000 : nobody trusted it',
    ],
  },
  {
    file: 'whisper-bracketed.txt',
    as: 'text bracketed-cues',
    speakers: '',
    words: 19,
    notes: [],
    turns: [
      '1000 : We kept both systems for a year,',
      '4000 : the paper one and the other one.',
      '3606500 : Nobody trusted the other one.',
    ],
  },
  {
    file: 'whisper.srt',
    as: 'srt cues',
    speakers: '',
    words: 19,
    notes: [],
    turns: [
      '1000 : We kept both systems for a year,',
      '4000 : the paper one and the other one.',
      '6500 : Nobody trusted\nthe other one.',
    ],
  },
  {
    file: 'whisper.tsv',
    as: 'tsv cues',
    speakers: '',
    words: 14,
    notes: [],
    turns: ['1000 : We kept both systems for a year,', '4000 : the paper one and the other one.'],
  },
  {
    file: 'whisperx.txt',
    as: 'text bracket-ids',
    speakers: 'SPEAKER_00 2, SPEAKER_01 2',
    words: 22,
    notes: [],
    turns: [
      '- SPEAKER_00: So what changed for you on the ward?',
      '- SPEAKER_01: The mornings. Everything starts with a log-in now.',
      '- SPEAKER_00: Every time?',
      '- SPEAKER_01: [laughs] Every single time.',
    ],
  },
  {
    file: 'zoom-chat-older.txt',
    as: 'text chat',
    speakers: 'Ines Okafor 1, Marta Quist 1, Per Lind 1',
    words: 7,
    notes: [],
    turns: [
      '36195000 Ines Okafor: can everyone hear Marta?',
      '36200000 Marta Quist: yes',
      '36241000 Per Lind: not yet',
    ],
  },
  {
    file: 'zoom-chat.txt',
    as: 'text chat',
    speakers: 'Ines Okafor 2, Marta | Site C 1',
    words: 21,
    notes: [],
    turns: [
      '826000 Ines Okafor: Can everyone hear Marta?',
      '831000 Marta | Site C: Replying to "Can everyone hear..."\nYes: loud and clear',
      '862000 Ines Okafor: Reacted to "Yes: loud and clear" with 👍',
    ],
  },
  {
    file: 'zoom-speakers.vtt',
    as: 'vtt speaker-cues',
    speakers: 'Ines Okafor 3, Marta (ward sister) 1',
    words: 28,
    notes: [{ kind: 'cues-merged', cues: 5 }],
    turns: [
      '2100 Ines Okafor: Thank you for making time between shifts. Could you tell me how the system came to your ward?',
      '7300 Marta (ward sister): Late, mostly: it was promised for spring.',
      '12400 : Mm.',
      '13200 Ines Okafor: And then?',
    ],
  },
]

describe('reading a transcript', () => {
  it.each(expectations)('$as in $file', ({ file, as, speakers, words, notes, turns }) => {
    const transcript = importFile(readFixture(file), file)
    expect(`${transcript.format} ${transcript.style}`).toBe(as)
    expect(showTurns(transcript)).toEqual(turns)
    expect(showSpeakers(transcript)).toBe(speakers)
    expect(transcript.notes).toEqual(notes)
    expect(transcript.words).toBe(words)
  })

  it('keeps where a turn ends, from captions and from marks behind the words', () => {
    const ends = (file: string) => importFile(readFixture(file), file).turns.map(({ end }) => end)
    expect(ends('closing-times.txt')).toEqual([7300, 12000, 14900, 62500])
    expect(ends('zoom-speakers.vtt')).toEqual([6900, 12000, 13000, 15500])
  })

  it('has an expectation for every fixture', () => {
    const files = readdirSync(new URL('../fixtures/', import.meta.url)).filter((name) => !name.startsWith('.'))
    expect(expectations.map(({ file }) => file).sort()).toEqual(files.sort())
  })

  it.each(['\r\n', '\r'])('reads the same with line ends %j', (lineEnd) => {
    for (const { file, turns } of expectations) {
      const text = new TextDecoder().decode(readFixture(file)).replaceAll('\n', lineEnd)
      expect(showTurns(importFile(new TextEncoder().encode(text), file)), file).toEqual(turns)
    }
  })
})
