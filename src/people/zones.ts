/** Time zones of overseas France; the rest of the country keeps Paris time. */
const OVERSEAS: Readonly<Record<string, string>> = {
  971: 'America/Guadeloupe',
  972: 'America/Martinique',
  973: 'America/Cayenne',
  974: 'Indian/Reunion',
  975: 'America/Miquelon',
  976: 'Indian/Mayotte',
  977: 'America/St_Barthelemy',
  978: 'America/Marigot',
  984: 'Indian/Kerguelen',
  986: 'Pacific/Wallis',
  987: 'Pacific/Tahiti',
  988: 'Pacific/Noumea',
};
/** The islands of Polynesia that do not keep the time of Tahiti. */
const ISLANDS: Readonly<Record<string, string>> = {
  98718: 'Pacific/Marquesas',
  98719: 'Pacific/Gambier',
  98723: 'Pacific/Marquesas',
  98731: 'Pacific/Marquesas',
  98746: 'Pacific/Marquesas',
  98756: 'Pacific/Marquesas',
  98757: 'Pacific/Marquesas',
};

/** IANA zone of a commune, from its département (or collectivité) and its INSEE code. */
export const zoneOf = (department: string, commune: string): string =>
  ISLANDS[commune] ?? OVERSEAS[department] ?? 'Europe/Paris';
