package app.synth.analytics.catalogue;

/** Ends a run: its view cannot be read, or not be taken as it is. */
final class UnusableViewException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 500;

    private final ViewFault fault;

    UnusableViewException(ViewFault fault, String detail) {
        super(detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…");
        this.fault = fault;
    }

    ViewFault fault() {
        return fault;
    }
}
