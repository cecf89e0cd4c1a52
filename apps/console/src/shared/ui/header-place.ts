/** Where a screen may put something of its own into the header. */
export const HEADER_PLACE = 'header-place';
