package app.synth.tracking.reading;

/**
 * An interaction and its place in the order of the pages.
 *
 * @param position see {@link PageEnd}
 */
record Found(InteractionView interaction, String position) {

    /** The end of a page that ends with it. */
    PageEnd asEnd(InteractionFilter filter) {
        return new PageEnd(filter.happened(), position, interaction.id());
    }
}
