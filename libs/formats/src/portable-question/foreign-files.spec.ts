import { describe, expect, it } from '@jest/globals';
import type { PortableQuestion, QuestionFormat } from './portable-question.js';
import { formatOf, readPortable, writePortable } from './question-formats.js';

const codes = (format: QuestionFormat, text: string) => { const it = readPortable(format, text); return [...it.problems, ...it.notes].map(({ line, code }) => [line, code]); };
const short = ({ source, content: it }: PortableQuestion) => [source, it.kind, it.prompt, 'options' in it ? it.options.map((o) => `${o.correct ? '+' : ''}${o.text}${o.explanation === '' ? '' : `#${o.explanation}`}`) : it.kind === 'shortText' ? it.accepted : it.kind === 'trueFalse' ? it.answer : it.kind === 'ordering' ? it.items : it.kind === 'matching' ? [...it.pairs.map(({ left, right }) => `${left} → ${right}`), ...it.extra] : it.kind === 'gapFill' ? it.pieces.map((piece, at) => `${piece}${it.gaps[at] === undefined ? '' : `[${[...it.gaps[at].accepted, ...it.gaps[at].others.map((other) => `-${other}`)].join('|')}]`}`).join('') : `${it.value}:${it.tolerance.of} ${it.units.join('|')}`.trim(), it.explanation];
const read = (format: QuestionFormat, text: string) => { const it = readPortable(format, text); return { found: it.questions.map(short), lines: it.lines, said: [...it.problems, ...it.notes].map(({ line, code }) => [line, code]) }; };
const wrapped = (...inside: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inside.join('\n')}\n</quiz>`;

describe('GIFT as others write it', () => {
  it('is read, with titles, comments, categories, feedback, weights and pages', () => {
    expect(read('gift', [
      '$CATEGORY: Support/Niveau 1', '', '// question: 12  name: Touche', '// [id:aide-1] [tag:palier:2:Communiquer]', '::Touche d’aide:: Quelle touche ouvre l’aide ?{', '=F1#Oui.', '~F2#C’est renommer.', '~F3', '####Voir la fiche 3.', '}', '',
      'Grant est {~enterré =inhumé ~vivant} dans sa tombe.', '', '[html]<p>Lesquelles&nbsp;?</p><ul><li>une</li></ul>{~%50%Une ~%50%Deux ~%-50%<b>Trois</b>}', '', 'Qui ?{=Karim =%50%Bruno =le responsable}', '', 'Il pleut.{FALSE#Non#Oui}', '', 'Combien ?{#12.5:0.5}', '', 'Entre ?{#1..4}', '', 'Liste ?{#=5:1 =%50%5:2#presque}',
    ].join('\n'))).toEqual({
      found: [
        ['aide-1', 'singleChoice', 'Quelle touche ouvre l’aide ?', ['+F1#Oui.', 'F2#C’est renommer.', 'F3'], 'Voir la fiche 3.'], ['', 'singleChoice', 'Grant est _____ dans sa tombe.', ['enterré', '+inhumé', 'vivant'], ''], ['', 'multipleChoice', 'Lesquelles\u00a0?\nune', ['+Une', '+Deux', 'Trois'], ''],
        ['', 'shortText', 'Qui ?', ['Karim', 'le responsable'], ''], ['', 'trueFalse', 'Il pleut.', false, ''], ['', 'numeric', 'Combien ?', '12.5:0.5', ''], ['', 'numeric', 'Entre ?', '2.5:1.5', ''], ['', 'numeric', 'Liste ?', '5:1', ''],
      ],
      lines: [5, 12, 14, 16, 18, 20, 22, 24], said: [[16, 'note.partly-right'], [18, 'note.feedback'], [24, 'note.partly-right'], [24, 'note.feedback']],
    });
    expect(read('gift', 'Capitales ?{=France -> Paris =Italie -> Rome = -> Oslo}')).toEqual({ found: [['', 'matching', 'Capitales ?', ['France → Paris', 'Italie → Rome', 'Oslo'], '']], lines: [1], said: [] });
    expect(codes('gift', 'Q ?{=a -> b =c}')).toEqual([[1, 'gift.no-arrow']]);
    expect(readPortable('gift', '// [id:x] [tag:palier:2:Communiquer]\nQ{T}').questions[0]?.cell).toEqual({ competency: 'Communiquer', level: 2 });
    expect(read('gift', 'Photo <img src="@@PLUGINFILE@@/a.png" alt="du bandeau">{T}')).toEqual({ found: [['', 'trueFalse', 'Photo [du bandeau]', true, '']], lines: [1], said: [[1, 'note.picture']] });
  });

  it('says line by line what it cannot take', () => {
    expect(codes('gift', 'Juste des mots')).toEqual([[1, 'question.no-answers']]);
    expect(codes('gift', '\n\nQ ?{=a ~b\n\nR ?{T}')).toEqual([[3, 'gift.brace-open']]);
    expect(codes('gift', 'Q } ?')).toEqual([[1, 'gift.brace-stray']]);
    expect(codes('gift', 'Un {=a ~b} et {=c ~d}')).toEqual([[1, 'gift.several-gaps']]);
    expect(codes('gift', 'Q ?{a ~b}')).toEqual([[1, 'gift.no-sign']]);
    expect(codes('gift', 'Racontez.{}')).toEqual([[1, 'question.kind-unknown']]);
    expect(codes('gift', 'Deux ?{=a =b ~c}')).toEqual([[1, 'question.several-right']]);
    expect(codes('gift', 'Rien ?{~a ~b}')).toEqual([[1, 'question.no-right']]);
    expect(codes('gift', 'Poids ?{~%70%a ~%30%b ~c}')).toEqual([[1, 'note.weights']]);
    expect(codes('gift', 'Nombre ?{#douze}')).toEqual([[1, 'question.number-unreadable']]);
    expect(codes('gift', 'Nombres ?{#=1 =2}')).toEqual([[1, 'question.several-numbers']]);
    expect(codes('gift', '// rien\n\n')).toEqual([[1, 'questions.empty']]);
    expect(codes('gift', 'Le cafÃ© ?{T}')).toEqual([[1, 'note.garbled']]);
  });
});

describe('Aiken as others write it', () => {
  it('is read', () => {
    expect(read('aiken', 'Laquelle ?\nA. Une\nB) Deux\nANSWER: B\n\n\nA. Martin ?\nOui ou non ?\nA) Oui\nB) Non\nRéponse : a\nLesquelles ?\nA. x\nB. y\nC. z\nANSWER: A, C')).toEqual({
      found: [['', 'singleChoice', 'Laquelle ?', ['Une', '+Deux'], ''], ['', 'singleChoice', 'A. Martin ?\nOui ou non ?', ['+Oui', 'Non'], ''], ['', 'multipleChoice', 'Lesquelles ?', ['+x', 'y', '+z'], '']], lines: [1, 7, 12], said: [],
    });
    expect(codes('aiken', 'Q ?\nA. a\nB. b\n\nR ?\nA. a\nB. b\nANSWER: C\n\nANSWER: A\n\nS ?')).toEqual([[1, 'question.no-right'], [8, 'question.answer-unknown'], [10, 'question.no-prompt'], [12, 'question.no-answers']]);
  });

  it('says what it cannot carry', () => {
    const choice = { kind: 'singleChoice' as const, prompt: 'Q ?', explanation: '', options: [{ text: 'a', correct: true, explanation: '' }, { text: 'b', correct: false, explanation: 'c' }] };
    expect(writePortable('aiken', [
      { source: 'x', cell: { competency: 'Communiquer', level: 2 }, difficulty: 2, tags: [], picture: null, content: { ...choice, prompt: 'Deux\nlignes' } }, { source: '', cell: null, difficulty: null, tags: [], picture: null, content: { kind: 'trueFalse', prompt: 'Q', explanation: '', answer: true } }, { source: '', cell: null, difficulty: null, tags: [], picture: null, content: { ...choice, prompt: '' } }, { source: '', cell: null, difficulty: null, tags: [], picture: null, content: { ...choice, prompt: 'ANSWER: A' } },
    ], 'fr')).toEqual({
      text: 'Deux lignes\nA. a\nB. b\nANSWER: A\n',
      losses: [{ question: 1, code: 'loss.lines', leftOut: false }, { question: 1, code: 'loss.cell', leftOut: false }, { question: 1, code: 'loss.filing', leftOut: false }, { question: 1, code: 'loss.explanations', leftOut: false }, { question: 2, code: 'loss.kind', leftOut: true }, { question: 3, code: 'loss.not-whole', leftOut: true }, { question: 4, code: 'loss.signs', leftOut: true }],
    });
  });
});

describe('Moodle XML as Moodle writes it', () => {
  it('is read, each kind with its words, and what stays behind is said', () => {
    expect(read('moodle-xml', wrapped(
      '<question type="category"><category><text>$course$/top</text></category></question>',
      '<question type="multichoice"><name><text>Q12</text></name><questiontext format="html"><text><![CDATA[<p>Que dit le <b>bandeau</b>&nbsp;?</p><p><img src="@@PLUGINFILE@@/b.png" alt="bandeau orange"></p><script>alert(1)</script>]]></text><file name="b.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext><generalfeedback format="html"><text>&lt;p&gt;Voir &lt;a href="https://nordlys.example/a"&gt;la fiche&lt;/a&gt;&lt;/p&gt;</text></generalfeedback><defaultgrade>1.0</defaultgrade><penalty>0.33</penalty><hidden>0</hidden><idnumber></idnumber><single>true</single><answer fraction="100" format="html"><text><![CDATA[<p>Formation</p>]]></text><feedback format="html"><text>Oui.</text></feedback></answer><answer fraction="0" format="html"><text>Production</text><feedback format="html"><text></text></feedback></answer></question>',
      '<question type="multichoice"><name><text>Lesquelles ?</text></name><questiontext format="html"><text>Lesquelles ?</text></questiontext><idnumber>id-7</idnumber><single>false</single><answer fraction="50"><text>a</text></answer><answer fraction="50"><text>b</text></answer><answer fraction="-50"><text>c</text></answer></question>',
      '<question type="truefalse"><name><text>Il pleut.</text></name><questiontext><text>Il pleut.</text></questiontext><answer fraction="0"><text>true</text><feedback><text>Non</text></feedback></answer><answer fraction="100"><text>false</text></answer></question>',
      '<question type="shortanswer"><questiontext><text>Qui ?</text></questiontext><usecase>1</usecase><answer fraction="100"><text>Karim</text></answer><answer fraction="100"><text>Kar*</text></answer><answer fraction="50"><text>Bruno</text></answer><answer fraction="0"><text>*</text></answer></question>',
      '<question type="numerical"><questiontext><text>Combien ?</text></questiontext><answer fraction="100"><text>12.5</text><tolerance>0.5</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>h</unit_name></unit><unit><multiplier>60</multiplier><unit_name>min</unit_name></unit></units></question>',
      '<question type="description"><questiontext><text>Lisez.</text></questiontext></question>', '<question type="essay"><questiontext><text>Racontez.</text></questiontext></question>',
    ))).toEqual({
      found: [
        ['Q12', 'singleChoice', 'Que dit le bandeau\u00a0?', ['+Formation#Oui.', 'Production'], 'Voir la fiche (https://nordlys.example/a)'], ['id-7', 'multipleChoice', 'Lesquelles ?', ['+a', '+b', 'c'], ''], ['', 'trueFalse', 'Il pleut.', false, ''],
        ['', 'shortText', 'Qui ?', ['Karim'], ''], ['', 'numeric', 'Combien ?', '12.5:0.5 h', ''],
      ],
      lines: [4, 5, 6, 7, 8],
      said: [[10, 'question.kind-unknown'], [6, 'note.feedback'], [7, 'note.partly-right'], [7, 'note.wildcard'], [7, 'note.case'], [8, 'note.unit'], [9, 'note.description']],
    });
  });

  it('is read with the first picture of what is asked: one that came as a file or within its words; the others stay behind, and so does what is no picture', () => {
    const [png, jpg] = ['iVBORw0KGgo=', '/9j/4AAQ'];
    const asked = (words: string, ...files: [name: string, bytes: string][]) => { const it = readPortable('moodle-xml', wrapped(`<question type="truefalse">\n<questiontext format="html"><text><![CDATA[${words}]]></text>${files.map(([name, bytes]) => `<file name="${name}" path="/" encoding="base64">${bytes}</file>`).join('')}</questiontext><answer fraction="100"><text>true</text></answer></question>`)); return [it.questions[0]?.content.prompt, it.questions[0]?.picture ?? null, ...[...it.problems, ...it.notes].map(({ code, params }) => [code, params['count'] ?? 0])]; };
    const picture = (words: string, base64 = png) => ({ words, base64, file: '' });
    expect(asked('<p>Quoi ?</p><img src="@@PLUGINFILE@@/un%20%C3%A9cran.png" alt=" Un &amp;\n écran ">', ['un écran.png', 'iVBORw0\nKGgo=\n'])).toEqual(['Quoi ?', picture('Un & écran')]);
    expect(asked(`Quoi <img alt="Un écran" src="data:image/png;base64,${png}"> ?`)).toEqual(['Quoi ?', picture('Un écran')]);
    expect(asked('Quoi ? <img src="@@PLUGINFILE@@/a.jpg">', ['a.jpg', jpg])).toEqual(['Quoi ?', picture('', jpg), ['note.picture-words', 0]]);
    expect(asked('<img src="@@PLUGINFILE@@/a.jpg" alt="une"> ou <img src="@@PLUGINFILE@@/b.png" alt="deux"> ?', ['a.jpg', jpg], ['b.png', png])).toEqual(['ou [deux] ?', picture('une', jpg), ['note.picture', 1]]);
    // A drawing that could run, bytes that are none, a file that is not there, a picture of somewhere else: in words, as far as there are any.
    expect(asked('Quoi ? <img src="@@PLUGINFILE@@/a.svg" alt="dessin">', ['a.svg', 'PHN2Zz4=']).slice(0, 3)).toEqual(['Quoi ? [dessin]', null, ['note.picture', 1]]);
    expect(asked('Quoi ? <img src="@@PLUGINFILE@@/a.png" alt="b">', ['a.png', 'iVBORw0KGgo!']).slice(0, 3)).toEqual(['Quoi ? [b]', null, ['note.picture', 1]]);
    expect(asked('Quoi ? <img src="@@PLUGINFILE@@/a.png">').slice(0, 3)).toEqual(['Quoi ?', null, ['note.picture', 1]]);
    expect(asked('Quoi ? <img src="https://nordlys.example/a.png" alt="x"><script><img src="data:image/png;base64,iVBORw0KGgo="></script>').slice(0, 2)).toEqual(['Quoi ? [x]', null]);
    expect(asked('Quoi ? <img src="palier-file:7" alt="x">').slice(0, 2)).toEqual(['Quoi ? [x]', null]);
    expect(asked('Quoi ? <img src="@@PLUGINFILE@@/a.png" alt="x">', ['a.png', `<![CDATA[${png}]]>`]).slice(0, 2)).toEqual(['Quoi ?', picture('x')]);
    expect(asked('Que dit &lt;img src="data:image/png;base64,iVBORw0KGgo="&gt; ?').slice(0, 2)).toEqual(['Que dit <img src="data:image/png;base64,iVBORw0KGgo="> ?', null]);
  });

  it('is read with what is paired and what is put in order', () => {
    expect(read('moodle-xml', wrapped(
      '<question type="matching"><questiontext><text>Capitales ?</text></questiontext><subquestion format="html"><text>&lt;p&gt;France&lt;/p&gt;</text><answer><text>Paris</text></answer></subquestion><subquestion><text></text><answer><text>Oslo</text></answer></subquestion></question>',
      '<question type="ordering"><questiontext><text>Dans l’ordre ?</text></questiontext><answer fraction="2.0000000"><text>deux</text></answer><answer fraction="1.0000000"><text>un</text></answer><answer fraction="3.0000000"><text>trois</text></answer></question>',
    ))).toEqual({ found: [['', 'matching', 'Capitales ?', ['France → Paris', 'Oslo'], ''], ['', 'ordering', 'Dans l’ordre ?', ['un', 'deux', 'trois'], '']], lines: [3, 4], said: [] });
  });

  it('is read with its texts with gaps, in one text with what is asked', () => {
    const cloze = (text: string) => wrapped(`<question type="cloze"><name><text>Q</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext><tags><tag><text>Aide</text></tag><tag><text>palier:difficulty:3</text></tag></tags></question>`);
    expect(read('moodle-xml', cloze('<p>Complétez.</p>\n\n<p>La touche {1:SHORTANSWER:=F1~=Aide~%50%?#Presque} ouvre {1:MULTICHOICE_V:=l’aide~le menu\\~~%0%1\\/2}, en {1:NM:=2:0.5} s.</p>'))).toMatchObject({ found: [['Q', 'gapFill', 'Complétez.', 'La touche [F1|Aide] ouvre [l’aide|-le menu~|-1/2], en [2] s.', '']], said: [[3, 'note.feedback'], [3, 'note.partly-right'], [3, 'note.gap-number']] });
    expect(readPortable('moodle-xml', cloze('Un {:SA:=trou}')).questions[0]).toMatchObject({ difficulty: 3, tags: ['Aide'], picture: null, content: { prompt: 'Un _____', pieces: ['Un ', ''], gaps: [{ accepted: ['trou'], others: [] }] } });
    expect(codes('moodle-xml', cloze('Un {:SA:=trou}'))).toEqual([[3, 'note.no-instruction']]);
    expect(codes('moodle-xml', cloze('Des {1:MR:=a~=b}'))).toEqual([[3, 'question.gap-kind']]);
    expect(codes('moodle-xml', cloze('Un {1:SA:=trou'))).toEqual([[3, 'gift.brace-open']]);
    expect(codes('moodle-xml', cloze('Aucun {1}'))).toEqual([[3, 'question.no-answers']]);
  });

  it('says where it is broken', () => {
    expect(codes('moodle-xml', '<quiz>\n<question type="essay">\n</quiz>')).toEqual([[2, 'question.kind-unknown'], [3, 'xml.malformed']]);
    expect(codes('moodle-xml', '<quiz>\n<question type="truefalse"><questiontext><text>&nbsp;</text></questiontext></question></quiz>')).toEqual([[2, 'xml.malformed']]);
    expect(codes('moodle-xml', '<rss></rss>')).toEqual([[1, 'xml.no-quiz']]);
    expect(codes('moodle-xml', '<quiz></quiz>')).toEqual([[1, 'questions.empty']]);
    expect(codes('moodle-xml', '<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<quiz>&x;</quiz>')).toEqual([[1, 'xml.doctype']]);
  });
});

describe('tables of questions', () => {
  it('are read as people write them, in either language, with answers by number or in words', () => {
    expect(read('table', 'Question;Réponse 1;Réponse 2;Réponse 3;Bonnes réponses;Explication\nQuelle touche ?;F1;F2;F3;1;Voir\nLesquelles ?;a;b;c;1, 3;\nEn mots ?;Oui;Non;;Non;\nQui ?;Karim;Bruno;;;\nIl pleut.;;;;Faux;\n"Deux\nlignes ?";x;y;;2;')).toEqual({
      found: [['', 'singleChoice', 'Quelle touche ?', ['+F1', 'F2', 'F3'], 'Voir'], ['', 'multipleChoice', 'Lesquelles ?', ['+a', 'b', '+c'], ''], ['', 'singleChoice', 'En mots ?', ['Oui', '+Non'], ''], ['', 'shortText', 'Qui ?', ['Karim', 'Bruno'], ''], ['', 'trueFalse', 'Il pleut.', false, ''], ['', 'singleChoice', 'Deux\nlignes ?', ['x', '+y'], '']],
      lines: [2, 3, 4, 5, 6, 7], said: [],
    });
    expect(read('table', 'Id,Kind,Question,Answer 1,Right answer,Tolerance,Units,Competency,Level\nq1,number,How long?,"12,5",,5 %,"h\nhours",Communiquer,niveau 2').found).toEqual([['q1', 'numeric', 'How long?', '12,5:5 h|hours', '']]);
  });

  it('are read with texts with gaps, tags and difficulty, as people write them', () => {
    const text = 'Question;Texte à trous;Réponse 1;Réponse 2;Autres choix 2;Difficulté;Étiquettes\nComplétez.;La touche [1] ouvre [2], pas \\[3].;F1;l’aide;le menu;Difficile;aide, clavier\nEt là ?;[2] [1];a;b;;1;';
    expect(read('table', text).found).toEqual([['', 'gapFill', 'Complétez.', 'La touche [F1] ouvre [l’aide|-le menu], pas [3].', ''], ['', 'gapFill', 'Et là ?', '[b] [a]', '']]);
    expect(readPortable('table', text).questions.map((it) => [it.difficulty, it.tags])).toEqual([[3, ['aide', 'clavier']], [1, []]]);
    expect(codes('table', 'Question;Texte à trous;Réponse 1;Difficulté\nQ ?;sans trou;a;\nQ ?;[1] et [1];a;\nQ ?;[1];a;terrible')).toEqual([[2, 'question.gap-not-once'], [3, 'question.gap-not-once'], [4, 'question.difficulty-unknown']]);
    expect(codes('table', `Question;Réponse 1;Étiquettes\nQ ?;a;${Array.from({ length: 11 }, (_, at) => `t${at}`).join(',')}`)).toEqual([[2, 'note.tags']]);
  });

  it('say line by line what is wrong with them', () => {
    expect(codes('table', 'Réponse 1;Bonne réponse\na;1')).toEqual([[1, 'table.no-prompt-column']]);
    expect(codes('table', 'Question;Type;Réponse 1;Réponse 2;Bonne réponse\nQ ?;dessin;a;b;1\nQ ?;;a;b;3\nQ ?;;a;=1+1;1\nQ ?;;a;b;1;;trop\nQ ?;;a;a;1')).toEqual([[2, 'question.kind-unknown'], [3, 'question.answer-unknown'], [4, 'table.formula'], [5, 'table.more-cells-than-columns'], [6, 'question.option-twice']]);
    expect(codes('table', 'Question;Réponse 1;Compétence;Niveau\nQ ?;a;Communiquer;expert')).toEqual([[2, 'question.level-unknown']]);
    expect(codes('table', ' \n')).toEqual([[1, 'questions.empty']]);
  });
});

describe('the format of a file', () => {
  it('is recognised by what stands in it', () => {
    expect([['<quiz>', 'moodle-xml'], ['\uFEFF<?xml version="1.0"?>', 'moodle-xml'], ['Question;Réponse 1\n', 'table'], ['"Question","Answer 1"', 'table'], ['::t::Q {T}', 'gift'], ['Q ?\nA. a\nB. b\nANSWER: A', 'aiken'], ['Q ?\n* a\n- b', null], ['', null]].filter(([text, format]) => formatOf(text ?? '') !== format)).toEqual([]);
  });
});

/** What is made to hurt: each is refused, or read, in far less than two seconds. */
const times = (text: string, count: number) => text.repeat(Math.min(count, Math.floor(2_900_000 / text.length)));
const q = '<question type="truefalse"><questiontext><text>Q</text></questiontext><answer fraction="100"><text>true</text></answer></question>';
const hostile: readonly (readonly [string, QuestionFormat, () => string, string])[] = [
  ['a billion laughs', 'moodle-xml', () => `<!DOCTYPE quiz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${times(`&a${at === 0 ? '' : at - 1};`, 10)}">`).join('')}]><quiz>&a8;</quiz>`, 'xml.doctype'],
  ['a file of the server', 'moodle-xml', () => '<!-- x --><!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>', 'xml.doctype'],
  ['a DOCTYPE of ten million signs', 'moodle-xml', () => `<!DOCTYPE quiz [${times('<!ENTITY x "y">', 600_000)}]><quiz/>`, 'xml.doctype'],
  ['a DOCTYPE behind a long comment', 'moodle-xml', () => `<!--${times('x', 100_000)}--><!DOCTYPE quiz [${times('<!ENTITY x "y">', 100_000)}]><quiz/>`, 'xml.doctype'],
  ['an entity of its own', 'moodle-xml', () => '<quiz>&xxe;</quiz>', 'xml.malformed'],
  ['a million elements deep', 'moodle-xml', () => `<quiz>${times('<a>', 1_000_000)}`, 'xml.too-deep'],
  ['a million parts wide', 'moodle-xml', () => `<quiz><question type="multichoice">${times('<answer/>', 1_000_000)}</question></quiz>`, 'xml.too-many-parts'],
  ['a million attributes', 'moodle-xml', () => `<quiz><question ${Array.from({ length: 200_000 }, (_, at) => `a${at}="x"`).join(' ')}/></quiz>`, 'xml.too-many-parts'],
  ['a hundred thousand questions', 'moodle-xml', () => `<quiz>${times(q, 80_000)}</quiz>`, 'questions.too-many'],
  ['a hundred thousand categories', 'moodle-xml', () => `<quiz>${times('<question type="category"/>', 300_000)}</quiz>`, 'xml.too-many-parts'],
  ['more than ten million signs', 'moodle-xml', () => `<quiz>${'x'.repeat(10_000_000)}</quiz>`, 'questions.too-long'],
  ['pictures of nine million signs', 'moodle-xml', () => wrapped(q.replace('>Q<', '><![CDATA[<img src="x">]]><').replace('</questiontext>', `<file name="a" encoding="base64">${'iVBO'.repeat(2_000_000)}</file></questiontext>`)), 'question.no-prompt'],
  ['files that never close', 'moodle-xml', () => `<quiz>${times('<file>AAAA', 290_000)}</quiz>`, 'xml.too-deep'],
  ['a name without end', 'moodle-xml', () => `<${times('q', 9_000_000)}`, 'xml.malformed'],
  ['words without end', 'moodle-xml', () => wrapped(q.replace('>Q<', `>${times('x', 9_000_000)}<`)), 'question.too-long'],
  ['a page a million deep', 'moodle-xml', () => wrapped(q.replace('>Q<', `><![CDATA[${times('<div>', 250_000)}${times('</i>', 250_000)}]]><`)), 'question.no-prompt'],
  ['comments that never end', 'moodle-xml', () => wrapped(q.replace('>Q<', `>${times('&lt;!--', 900_000)}<`)), 'question.no-prompt'],
  ['no XML at all', 'moodle-xml', () => times('\u0001', 9_000_000), 'xml.malformed'],
  ['a hundred thousand questions', 'gift', () => times('Q{T}\n\n', 100_000), 'questions.too-many'],
  ['braces without end', 'gift', () => times('{', 5_000_000), 'gift.brace-open'],
  ['titles without end', 'gift', () => `::${times('a:', 4_000_000)}`, 'question.no-answers'],
  ['signs without end', 'gift', () => `Q{${times('=~', 200_000)}}`, 'question.too-many-options'],
  ['backslashes without end', 'gift', () => `Q{=${times('\\', 9_000_000)}`, 'gift.brace-open'],
  ['comments without end', 'gift', () => times('// [id:x]\n', 900_000), 'questions.empty'],
  ['ids that never close', 'gift', () => `// ${times('[id:', 500_000)}\nQ{T}`, ''],
  ['gaps without end', 'moodle-xml', () => wrapped(`<question type="cloze"><questiontext><text>${times('{1:SA:=a}', 300_000)}</text></questiontext></question>`), 'question.too-many-options'],
  ['gaps that never end', 'moodle-xml', () => wrapped(`<question type="cloze"><questiontext><text>${times('{1:SA:', 450_000)}</text></questiontext></question>`), 'gift.brace-open'],
  ['backslashes in a gap', 'moodle-xml', () => wrapped(`<question type="cloze"><questiontext><text>{1:SA:=${times('\\\\', 1_300_000)}</text></questiontext></question>`), 'gift.brace-open'],
  ['a long answer in a gap', 'moodle-xml', () => wrapped(`<question type="cloze"><questiontext><text>{1:SA:=${times('\\a#', 900_000)}}</text></questiontext></question>`), ''],
  ['tags without end', 'moodle-xml', () => wrapped(q.replace('</question>', `<tags>${times('<tag>a</tag>', 200_000)}</tags></question>`)), 'xml.too-many-parts'],
  ['tags without end', 'table', () => `Question;Réponse 1;Étiquettes\nQ;a;${times('a,', 40_000)}`, ''],
  ['hashes without end', 'gift', () => `Q{=a${times('#', 5_000_000)}}`, ''],
  ['a hundred thousand questions', 'aiken', () => times('Q\nA. a\nB. b\nANSWER: A\n', 100_000), 'questions.too-many'],
  ['letters without end', 'aiken', () => times('A. a\n', 590_000), 'questions.too-many'],
  ['answers without end', 'aiken', () => `Q\nANSWER: ${times('A, ', 3_000_000)}x`, 'question.no-answers'],
  ['a hundred thousand questions', 'table', () => `Question;Réponse 1\n${times('Q;a\n', 100_000)}`, 'questions.too-many'],
  ['a quote that never closes', 'table', () => `Question;Réponse 1\n"${times('a;b\n', 2_000_000)}`, ''],
  ['columns without end', 'table', () => `Question;${times('Réponse 1;', 900_000)}\nQ;a`, ''],
  ['quotes without end', 'table', () => `Question\n${times('"', 9_000_000)}`, ''],
];

describe('files that are made to hurt', () => {
  it.each(hostile)('%s in %s', (_, format, text, code) => {
    const made = text();
    const from = process.cpuUsage();
    const { problems } = readPortable(format, made);
    const took = process.cpuUsage(from).user;
    expect(problems.length).toBeLessThan(1_000);
    if (code !== '') expect(problems.map((it) => it.code)).toContain(code);
    expect(took).toBeLessThan(2_000_000);
    formatOf(made);
    expect(process.cpuUsage(from).user).toBeLessThan(2_500_000);
  }, 30_000);
});
