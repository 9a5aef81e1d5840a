package io.openheim.processor.model;

import java.util.Optional;

/**
 * What a tool gives.
 *
 * @param later whether it is there only when a future is done
 * @param rich whether it is then a text with images or with data for the application
 * @param type its type otherwise; empty if it is nothing
 */
public record Result(boolean later, boolean rich, Optional<JavaType> type) {}
