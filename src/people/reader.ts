export interface PeopleReader {}
