/** Months of draws, one after the other, as the program does them. */
import { type CircleMember, type DrawOptions, drawCircles } from '#src/peers/drawing.ts';
import type { CircleSize } from '#src/peers/rounds.ts';

export const pairsIn = (circle: readonly string[]): readonly string[] =>
  circle.flatMap((a, at) => circle.slice(at + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
export const people = (count: number): readonly CircleMember[] =>
  Array.from({ length: count }, (_, seat) => ({ id: `p${String(seat).padStart(2, '0')}`, seat }));

export class Year {
  readonly last = new Map<string, number>();
  odd = new Set<string>();
  month = 0;

  draw(members: readonly CircleMember[], size: CircleSize = 3, areApart?: DrawOptions['areApart']) {
    this.month++;
    const metAgo = (a: string, b: string) => {
      const month = this.last.get(a < b ? `${a} ${b}` : `${b} ${a}`);
      return month === undefined ? undefined : this.month - month;
    };
    const drawn = drawCircles(
      members.map((member) => ({ ...member, wasOdd: this.odd.has(member.id) })),
      { size, metAgo, ...(areApart && { areApart }) },
    );
    const again = drawn.circles.flatMap(pairsIn).filter((pair) => this.last.has(pair)).length;
    const oddAgain = drawn.circles
      .filter((circle) => circle.length !== size)
      .flat()
      .filter((id) => this.odd.has(id));
    for (const pair of drawn.circles.flatMap(pairsIn)) this.last.set(pair, this.month);
    this.odd = new Set(drawn.circles.filter((circle) => circle.length !== size).flat());
    return { ...drawn, again, oddAgain };
  }
}

export function monthsWithoutRepeat(count: number, size: CircleSize): number {
  const year = new Year();
  for (let months = 0; ; months++) if (year.draw(people(count), size).again > 0) return months;
}
