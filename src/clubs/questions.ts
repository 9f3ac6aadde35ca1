/** What members ask each other in the rooms of their club, and how answers find their way back. */
import type { PeerQuestion } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { organisersOf, tellSpace, tellSpaces } from './spaces.ts';

export const EXPIRE_QUESTION = 'questions.expire';
export const MOST_OPEN_QUESTIONS = 3;
/** Told to whoever asked; with the last one the question is closed. */
const MOST_ANSWERS = 10;
/** Of one person to one question. */
const MOST_ANSWERS_EACH = 3;
const LONGEST_QUESTION = 500;
const LONGEST_ANSWER = 1000;
const LONGEST_NAME = 40;
const OPEN_MS = 14 * 86_400_000;

const keyOf = (id: string): string => `question:${id}:`;
const aboutQuestion = (id: string): string => `question:${id}`;

/** Data: id, club, text, name (null: unsigned). Told by `question-outcome`: asked, full, no-space. */
export const askClub: Handler = async (tx, { key, data, personId, now }) => {
  const [id, clubId] = [asText(data['id']), asText(data['club'])];
  const text = asText(data['text']).slice(0, LONGEST_QUESTION);
  if (!personId || !id || !text) return [];
  // Questions of one person are counted one after the other.
  await tx.$queryRaw`select id from person where id = ${personId} for update`;
  const answer = (state: string, more: Slots = {}) => [
    news(personId, 'question-outcome', key, { state, ...more }),
  ];
  if ((await tx.peerQuestion.count({ where: { personId, status: 'open' } })) >= MOST_OPEN_QUESTIONS)
    return answer('full');
  const spaces = await tellSpaces(tx, clubId, 'space-question', `${keyOf(id)}asked`, {
    question: id,
    about: aboutQuestion(id),
  });
  if (spaces.length === 0) return answer('no-space');
  const name = asText(data['name']).slice(0, LONGEST_NAME) || null;
  await tx.peerQuestion.create({ data: { id, personId, clubId, text, name, createdAt: now } });
  const at = new Date(now.getTime() + OPEN_MS);
  return [
    ...spaces,
    { kind: 'later', work: EXPIRE_QUESTION, at, key: `${keyOf(id)}expire`, personId, data: { question: id } },
    ...answer('asked', { question: id, spaces: spaces.length }),
  ];
};

/** Data: question, text, name (as the platform shows them; null: as last known), inRoom (nothing is told to whoever answers). */
export const answerQuestion: Handler = async (tx, { key, data, personId, now, newId }) => {
  if (!personId) return [];
  const outcome = (state: string): readonly Consequence[] =>
    data['inRoom'] === true ? [] : [news(personId, 'answer-outcome', key, { state })];
  const question = await lockQuestion(tx, asText(data['question']));
  const text = asText(data['text']).trim().slice(0, LONGEST_ANSWER);
  if (!question) return outcome('gone');
  if (!text) return [];
  if (question.personId === personId) return outcome('own');
  if (question.status !== 'open') return outcome('closed');
  const answers = await tx.peerAnswer.findMany({
    where: { questionId: question.id },
    select: { personId: true },
  });
  if (answers.filter((one) => one.personId === personId).length >= MOST_ANSWERS_EACH) return outcome('often');
  const id = newId();
  const name = (asText(data['name']) || (await nameOf(tx, personId))).slice(0, LONGEST_NAME) || null;
  await tx.peerAnswer.create({
    data: { id, questionId: question.id, personId, name, text, createdAt: now },
  });
  const isLast = answers.length + 1 >= MOST_ANSWERS;
  return [
    ...(isLast ? await close(tx, question.id, now) : []),
    news(question.personId, 'peer-answer', id, { answer: id, isLast }),
    ...outcome('sent'),
  ];
};

/** Data: answer. Whoever asked says thank you, once. */
export const thankForAnswer: Handler = async (tx, { data, personId, now }) => {
  const answer = await answerTo(tx, asText(data['answer']), personId);
  if (!answer) return [];
  const { count } = await tx.peerAnswer.updateMany({
    where: { id: answer.id, thankedAt: null },
    data: { thankedAt: now },
  });
  return count > 0 ? [news(answer.personId, 'peer-thanks', answer.id, { answer: answer.id })] : [];
};

/** Data: answer. The organisers of the club read it, once. */
export const reportAnswer: Handler = async (tx, { data, personId, now }) => {
  const answer = await answerTo(tx, asText(data['answer']), personId);
  if (!answer) return [];
  const { count } = await tx.peerAnswer.updateMany({
    where: { id: answer.id, reportedAt: null },
    data: { reportedAt: now },
  });
  const organisers = count > 0 ? await organisersOf(tx, answer.question.clubId) : [];
  return organisers.map((organiser) => news(organiser, 'answer-reported', answer.id, { answer: answer.id }));
};

/** Data: question. */
export const closeQuestion: Handler = async (tx, { data, personId, now }) => {
  const question = await lockQuestion(tx, asText(data['question']));
  return question && question.personId === personId ? close(tx, question.id, now) : [];
};

/** The clock: two weeks are over. */
export const expireQuestion: Handler = async (tx, { data, key, now }) => {
  const question = await lockQuestion(tx, asText(data['question']));
  if (question?.status !== 'open') return [];
  await close(tx, question.id, now);
  return [news(question.personId, 'question-closed', key, { question: question.id })];
};

/** Everything this person asked goes, in the rooms too; what they answered goes. */
export async function eraseQuestions(tx: Tx, personId: string): Promise<readonly Consequence[]> {
  const questions = await tx.peerQuestion.findMany({ where: { personId }, orderBy: { id: 'asc' } });
  const consequences: Consequence[] = [];
  for (const question of questions) consequences.push(...(await withdraw(tx, question)));
  await tx.peerQuestion.deleteMany({ where: { personId } });
  await tx.peerAnswer.deleteMany({ where: { personId } });
  return consequences;
}

/** What was posted gives way to a line that says it was withdrawn; what was not yet sent is not sent. */
async function withdraw(tx: Tx, { id, clubId }: PeerQuestion): Promise<readonly Consequence[]> {
  const about = aboutQuestion(id);
  await tx.$executeRaw`delete from outbox where state = 'pending' and payload ->> 'about' = ${about}`;
  const posts = await tx.post.findMany({ where: { about } });
  const spaces = await tx.clubSpace.findMany({ where: { clubId, isActive: true } });
  await tx.post.deleteMany({ where: { about } });
  const edits = posts.flatMap(({ platform, room, receipt }) => {
    const space = spaces.find((one) => one.platform === platform && one.room === room);
    if (!space) return [];
    return [
      tellSpace(space, 'space-withdrawn', `${keyOf(id)}withdrawn:${receipt}`, { takesPlaceOf: receipt }),
    ];
  });
  return [{ kind: 'forget', keysStartingWith: keyOf(id) }, ...edits];
}

async function close(tx: Tx, id: string, now: Date): Promise<readonly Consequence[]> {
  await tx.peerQuestion.updateMany({
    where: { id, status: 'open' },
    data: { status: 'closed', closedAt: now },
  });
  return [{ kind: 'forget', keysStartingWith: keyOf(id) }];
}

/** Held until the transaction ends: answers are counted one at a time. */
async function lockQuestion(tx: Tx, id: string): Promise<PeerQuestion | null> {
  await tx.$queryRaw`select id from peer_question where id = ${id} for update`;
  return tx.peerQuestion.findUnique({ where: { id } });
}

async function answerTo(tx: Tx, id: string, asker: string | undefined) {
  const answer = await tx.peerAnswer.findUnique({ where: { id }, include: { question: true } });
  return answer && answer.question.personId === asker ? answer : undefined;
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const known = await tx.identity.findFirst({
    where: { personId, name: { not: null } },
    orderBy: { platform: 'asc' },
  });
  return known?.name ?? '';
}

const news = (personId: string, trigger: string, key: string, data: Slots): Consequence => ({
  kind: 'tell',
  personId,
  trigger,
  key: `${personId}:${key}:${trigger}`,
  data,
});
