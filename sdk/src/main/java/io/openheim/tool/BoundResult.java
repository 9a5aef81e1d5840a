package io.openheim.tool;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What a method gives, and how it is written.
 *
 * @param later whether it is there only when a future is done
 * @param type its type then; null if it is a {@link ToolReturn}
 */
record BoundResult(boolean later, @Nullable BoundType type) {
  private static final Set<Type> FUTURES =
      Set.of(CompletionStage.class, CompletableFuture.class, Future.class);

  /** Reads the type of a result; {@code where} names it in errors. */
  static BoundResult of(Class<?> user, Type type, String where) {
    boolean later =
        type instanceof ParameterizedType generic && FUTURES.contains(generic.getRawType());
    Type inside = later ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    boolean rich = inside == ToolReturn.class;
    return new BoundResult(later, rich ? null : BoundTypes.ofResult(user, inside, where));
  }

  /** Writes what the method gave. */
  void write(ToolOutput out, @Nullable Object value) throws Exception {
    Object result = later ? await(out, value) : value;
    if (type == null) {
      out.rich((ToolReturn) result);
    } else {
      type.writeResult(out, result);
    }
  }

  private static @Nullable Object await(ToolOutput out, @Nullable Object value) throws Exception {
    return value instanceof CompletionStage<?> stage
        ? out.await(stage)
        : out.await((Future<?>) value);
  }
}
