import { expect, test } from 'vitest';
import { realParts } from '#test/support/real.ts';
import { simulate } from '#test/support/simulator.ts';

test('"skip", pressed late on a question that has been answered meanwhile, takes no answer away', async () => {
  const world = await simulate(realParts());
  const lea = world.person('lea');
  await lea.says('bonjour');
  const skip = lea.buttons.find(({ label }) => label === 'Passer');
  await lea.says('fleuriste');
  const late = await lea.sends({ kind: 'choice', tokens: [skip?.token ?? ''] });
  expect(late.join('\n')).toContain("C'est déjà noté.");
  expect(late.join('\n')).toContain('2/4');
  await lea.presses('Passer');
  await lea.presses('Passer');
  expect((await lea.presses('Passer')).join('\n')).toContain('Métier : fleuriste.');
  await world.close();
});
