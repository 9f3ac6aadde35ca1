/** What flows may look up: facts with a date, declarations ahead, known tricks, check-ups kept, doors to public advisers. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { deadlineCalendar, type CalendarDay } from './calendar.ts';
import { type Points, pointsIn } from './check-ups.ts';
import type { CompanionTables } from './load.ts';
import { type Done, type Duty, dutiesOf } from './deadlines.ts';
import { type FactFound, findFacts } from './facts.ts';
import type { Door } from './doors.ts';
import { answersOf } from './plan.ts';
import type { Answers, Rule } from './rules.ts';
import { checkScam, looksLikeLetter, type Verdict } from './scams.ts';

export interface Plan {
  readonly answers: Answers;
  readonly zone: string;
  readonly sequence: number;
  readonly done: readonly Done[];
}

export interface KeptCheckUp {
  readonly id: string;
  readonly points: Points;
  /** ISO 8601. */
  readonly takenAt: string;
}

export interface CompanionReader {
  /** The facts a question is about, closest first; at most two. `today` is an ISO date. */
  facts(question: string, today: string): readonly FactFound[];
  /** Undefined for whoever asked for no reminders. */
  plan(personId: string): Promise<Plan | undefined>;
  /** From `today` to `to`, ISO dates. */
  duties(answers: Answers, done: readonly Done[], today: string, to: string): readonly Duty[];
  rule(id: string): Rule | undefined;
  calendar(days: readonly CalendarDay[], sequence: number, now: Date): string;
  checkScam(text: string): Verdict;
  looksLikeLetter(text: string): boolean;
  /** The newest first. */
  checkUps(personId: string): Promise<readonly KeptCheckUp[]>;
  /** Where Conseillers-Entreprises takes requests on this subject. */
  door(subject: string): Door | undefined;
  doors(): readonly Door[];
}

export const createCompanionReader = (prisma: PrismaClient, tables: CompanionTables): CompanionReader => ({
  facts: (question, today) => findFacts(tables.facts, question, today),
  async plan(personId) {
    const row = await prisma.obligationPlan.findUnique({ where: { personId } });
    if (!row) return undefined;
    const done = await prisma.obligationDone.findMany({
      where: { personId },
      select: { rule: true, day: true },
    });
    return { answers: answersOf(row), zone: row.zone, sequence: row.sequence, done };
  },
  duties: (answers, done, today, to) => dutiesOf(tables.rules, answers, done, today, to),
  rule: (id) => tables.rules.find((rule) => rule.id === id),
  calendar: deadlineCalendar,
  checkScam: (text) => checkScam(tables.scams, text),
  looksLikeLetter: (text) => looksLikeLetter(tables.scams, text),
  async checkUps(personId) {
    const rows = await prisma.checkUp.findMany({ where: { personId }, orderBy: { takenAt: 'desc' } });
    return rows.map(({ id, answers, takenAt }) => ({
      id,
      points: pointsIn(answers),
      takenAt: takenAt.toISOString(),
    }));
  },
  door: (subject) => tables.doors.find(({ id }) => id === subject),
  doors: () => tables.doors,
});
