export interface ClubsReader {}
