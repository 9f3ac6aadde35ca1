export interface MentoringReader {}
