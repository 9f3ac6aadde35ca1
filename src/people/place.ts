/** French communes, found by postcode or by name. */

export interface Place {
  /** INSEE code of the commune ("44109"). */
  readonly code: string;
  readonly name: string;
  /** First postcode, for telling two towns of one name apart. */
  readonly postcode: string;
  /** Code of the département ("44", "2A", "974"). */
  readonly department: string;
  readonly departmentName: string;
  /** INSEE code of the region ("52"). */
  readonly region: string;
  readonly regionName: string;
  readonly population: number;
  /** IANA time zone of the commune; overseas has its own. */
  readonly zone: string;
}

export type PlaceFound =
  | { readonly kind: 'one'; readonly place: Place }
  /** At most six, most likely first. */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

export interface PlaceReader {
  /** A postcode, an INSEE code, or a name with or without accents, typos forgiven ("st etienne", "44000", "nante"). */
  find(text: string): PlaceFound;
  byCode(code: string): Place | undefined;
  /** Communes whose name or postcode begins so, largest first: what a list suggests while somebody types. */
  beginning(text: string, limit: number): readonly Place[];
  /** The commune whose centre is nearest to a position in degrees; undefined when none is within 30 km. */
  nearest(latitude: number, longitude: number): Place | undefined;
}

/** Until somebody says where they are: mainland time. Overseas members are asked, never assumed. */
export const ZONE_UNKNOWN = 'Europe/Paris';
