/** What flows may know of the questions members ask each other. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { MOST_OPEN_QUESTIONS } from './questions.ts';

export interface QuestionView {
  readonly id: string;
  readonly text: string;
  /** The name it is signed with; absent: unsigned. */
  readonly name?: string;
  readonly club: string;
  readonly isOpen: boolean;
  /** Asked by the person who looks. */
  readonly isMine: boolean;
  readonly answers: number;
}

export interface AnswerView {
  readonly id: string;
  readonly question: QuestionView;
  readonly text: string;
  /** The display name of whoever answered, when the platform gave one. */
  readonly name?: string;
  readonly isThanked: boolean;
  readonly isReported: boolean;
}

export interface QuestionsReader {
  question(id: string, personId: string): Promise<QuestionView | undefined>;
  /** For the two people it concerns; once reported, for the organisers of the club too. */
  answer(id: string, personId: string): Promise<AnswerView | undefined>;
  /** Open questions of this person, the oldest first. */
  openQuestions(personId: string): Promise<readonly QuestionView[]>;
  /** Whether this person may ask another one. */
  mayAsk(personId: string): Promise<boolean>;
  /** The name a platform shows for this person. */
  nameOf(personId: string): Promise<string | undefined>;
  /** What a message of ours in a shared room is about ("question:4f…"). */
  aboutOf(platform: string, room: string, receipt: string): Promise<string | undefined>;
}

const WITH_CLUB = { club: true, _count: { select: { answers: true } } } as const;

export function createQuestionsReader(prisma: PrismaClient): QuestionsReader {
  return {
    question: async (id, personId) => {
      const row = await prisma.peerQuestion.findUnique({ where: { id }, include: WITH_CLUB });
      return row ? viewOf(row, personId) : undefined;
    },
    answer: async (id, personId) => {
      const row = await prisma.peerAnswer.findUnique({
        where: { id },
        include: { question: { include: WITH_CLUB } },
      });
      if (!row) return undefined;
      const isTheirs = [row.personId, row.question.personId].includes(personId);
      const isJudged =
        row.reportedAt !== null && (await isOrganiserOf(prisma, personId, row.question.clubId));
      if (!isTheirs && !isJudged) return undefined;
      return {
        id: row.id,
        question: viewOf(row.question, personId),
        text: row.text,
        ...(row.name !== null && { name: row.name }),
        isThanked: row.thankedAt !== null,
        isReported: row.reportedAt !== null,
      };
    },
    openQuestions: async (personId) => {
      const rows = await prisma.peerQuestion.findMany({
        where: { personId, status: 'open' },
        include: WITH_CLUB,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => viewOf(row, personId));
    },
    mayAsk: async (personId) =>
      (await prisma.peerQuestion.count({ where: { personId, status: 'open' } })) < MOST_OPEN_QUESTIONS,
    nameOf: async (personId) => {
      const known = await prisma.identity.findFirst({
        where: { personId, name: { not: null } },
        orderBy: { platform: 'asc' },
      });
      return known?.name ?? undefined;
    },
    aboutOf: async (platform, room, receipt) => {
      const post = await prisma.post.findUnique({
        where: { platform_room_receipt: { platform, room, receipt } },
      });
      return post?.about;
    },
  };
}

const isOrganiserOf = async (prisma: PrismaClient, personId: string, clubId: string): Promise<boolean> =>
  (await prisma.membership.count({ where: { personId, clubId, role: 'organiser' } })) > 0;

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  readonly name: string | null;
  readonly status: string;
  readonly club: { readonly name: string };
  readonly _count: { readonly answers: number };
}

const viewOf = (row: Row, personId: string): QuestionView => ({
  id: row.id,
  text: row.text,
  ...(row.name !== null && { name: row.name }),
  club: row.club.name,
  isOpen: row.status === 'open',
  isMine: row.personId === personId,
  answers: row._count.answers,
});
