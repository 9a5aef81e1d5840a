package io.openheim.processor;

import java.util.Optional;

/**
 * What a tool gives.
 *
 * @param later whether it is there only when a future is done
 * @param type its type then; empty if it is nothing
 */
record Result(boolean later, Optional<JavaType> type) {}
