package io.openheim.internal.wire;

/** A way to say a request that was refused so that it may be taken. Each is tried once. */
public enum Repair {
  /** Without {@code stream_options}; what a server refused once it is not sent again. */
  WITHOUT_STREAM_OPTIONS(true),
  /** Without reasoning of earlier turns, which the provider cannot read any more. */
  WITHOUT_REASONING(false),
  /** Without asking for encrypted reasoning, which the model does not have. */
  WITHOUT_ENCRYPTED_REASONING(true);

  private final boolean lasting;

  Repair(boolean lasting) {
    this.lasting = lasting;
  }

  /** Whether later requests of the client need it too. */
  boolean isLasting() {
    return lasting;
  }
}
