/** What a flow may look up while it speaks. Each domain brings its own reader; none of them changes anything. */
import type { CurationReader } from '#src/catalogue/curation/reader.ts';
import type { CatalogueReader } from '#src/catalogue/reader.ts';
import type { ClubsReader } from '#src/clubs/reader.ts';
import type { CompanionReader } from '#src/companion/reader.ts';
import type { OrganisingReader } from '#src/mentoring/organising-reader.ts';
import type { MentoringReader } from '#src/mentoring/reader.ts';
import type { CirclesReader } from '#src/peers/reader.ts';
import type { PeopleReader } from '#src/people/reader.ts';
import type { PlaceReader } from '#src/people/place.ts';

export interface Read {
  readonly catalogue: CatalogueReader;
  readonly places: PlaceReader;
  readonly people: PeopleReader;
  readonly mentoring: MentoringReader;
  readonly clubs: ClubsReader;
  readonly companion: CompanionReader;
  readonly curation: CurationReader;
  readonly circles: CirclesReader;
  readonly organising: OrganisingReader;
}
