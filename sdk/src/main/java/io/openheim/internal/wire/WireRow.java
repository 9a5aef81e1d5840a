package io.openheim.internal.wire;

import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.util.Set;

/**
 * What servers of a format take that nothing else is known of.
 *
 * @param keyHeader how a key is sent
 * @param maxTokens the limit of a reply to ask for where none is set
 * @param dialect the form of schemas
 * @param strictDialect the form of schemas that the provider enforces
 * @param features what is taken
 */
record WireRow(
    KeyHeader keyHeader,
    int maxTokens,
    Dialect dialect,
    Dialect strictDialect,
    Set<Feature> features) {}
