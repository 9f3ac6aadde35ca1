/**
 * `npm run pictures`: plays one story on each platform's stand-in, draws the payloads that were really sent as that
 * platform's app would, and keeps the pictures for docs/platforms.md. Look at them before you commit them.
 * `node test/pictures-platforms.ts answer lookup` keeps these scenes only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './support/browser.ts';
import { playStory } from './support/club-story.ts';
import type { Player } from './support/player.ts';
import { shrink } from './support/png.ts';
import { drawDiscord } from './support/render/discord.ts';
import { type Drawing, type Item, WIDTH } from './support/render/phone.ts';
import { drawSlack } from './support/render/slack.ts';
import { drawTelegram } from './support/render/telegram.ts';
import { drawWhatsApp } from './support/render/whatsapp.ts';
import { openThreePlatforms, type ThreePlatforms } from './support/three-platforms.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');
const MOST_BYTES = 120_000;
const LONGEST = 1_500;
const PLATFORMS = {
  telegram: drawTelegram,
  discord: drawDiscord,
  slack: drawSlack,
  whatsapp: drawWhatsApp,
} as const satisfies Record<string, Drawing>;
type Name = keyof typeof PLATFORMS;

/** Notes what somebody says between what they read. */
class Camera {
  readonly #player: Player;
  readonly #timeline: ({ readonly said: string } | { readonly id: string })[] = [];
  readonly #known = new Set<string>();

  /** @param saysTaps whether a tap stands in the thread as something said. */
  constructor(player: Player, saysTaps: boolean) {
    this.#player = player;
    for (const verb of ['says', 'presses', 'ticks'] as const) {
      const original = player[verb].bind(player) as (...args: readonly unknown[]) => Promise<string>;
      Object.assign(player, {
        [verb]: async (...args: readonly unknown[]) => {
          this.#look();
          if (verb === 'says' || (saysTaps && verb === 'presses'))
            this.#timeline.push({ said: String(args[0]) });
          return original(...args);
        },
      });
    }
  }

  /** Where a picture begins. */
  mark(): number {
    this.#look();
    return this.#timeline.length;
  }
  /** As it stands now: messages may have been changed. */
  takes(from: number): readonly Item[] {
    this.#look();
    const now = new Map(this.#player.sees.map(({ id, raw }) => [id, raw]));
    return this.#timeline.slice(from).flatMap((item): Item[] => {
      if ('said' in item) return [item];
      const raw = now.get(item.id);
      return raw === undefined ? [] : [{ raw: structuredClone(raw) }];
    });
  }
  #look(): void {
    for (const { id } of this.#player.sees) {
      if (this.#known.has(id)) continue;
      this.#known.add(id);
      this.#timeline.push({ id });
    }
  }
}

async function play(three: ThreePlatforms, name: Name): Promise<Readonly<Record<string, readonly Item[]>>> {
  const code = await three.beginsAnew();
  const cast = {
    owner: three.person(name, 'Léa'),
    mentor: three.person(name, 'Nadia'),
    organiser: three.person(name, 'Olivier'),
  };
  const owner = new Camera(cast.owner, name === 'whatsapp');
  const mentor = new Camera(cast.mentor, name === 'whatsapp');
  const taken: Record<string, readonly Item[]> = {};
  let from = 0;
  await playStory(cast, code, (scene) => {
    if (scene === 'needs') taken['onboarding'] = owner.takes(0);
    if (scene === 'profile') from = owner.mark();
    if (scene === 'answer') taken['answer'] = owner.takes(from);
    if (scene === 'signed-up') from = mentor.mark();
    if (scene === 'ping') taken['ping'] = mentor.takes(from);
    if (scene === 'introduced') from = owner.mark();
    if (scene === 'meetup') taken['meetup'] = owner.takes(from);
  });
  from = owner.mark();
  await cast.owner.says("je cherche de l'argent pour acheter un four", 'Et maintenant');
  await cast.owner.says('et pour les femmes ?', 'Et maintenant');
  taken['lookup'] = owner.takes(from);
  return taken;
}

/** Scenes; all of them when none is named. */
const wanted = process.argv.slice(2);
const browser = await openBrowser();
const three = await openThreePlatforms();
mkdirSync(FOLDER, { recursive: true });
try {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 844 },
    deviceScaleFactor: 1.75,
  });
  const page = await context.newPage();
  for (const [name, draw] of Object.entries(PLATFORMS)) {
    const scenes = await play(three, name as Name);
    for (const [scene, items] of Object.entries(scenes)) {
      if (wanted.length > 0 && !wanted.includes(scene)) continue;
      await page.setContent(draw(items));
      const { height = 844 } = (await page.locator('#phone').boundingBox()) ?? {};
      const clip = { x: 0, y: 0, width: WIDTH, height: Math.min(Math.ceil(height), LONGEST) };
      const png = shrink(await page.screenshot({ fullPage: true, clip }));
      if (png.length > MOST_BYTES) console.warn(`${name}-${scene}.png has ${png.length} bytes`);
      writeFileSync(join(FOLDER, `${name}-${scene}.png`), png);
    }
  }
} finally {
  await three.close();
  await browser.close();
}
