package io.openheim.processor.read;

import io.openheim.processor.model.Result;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Rule;
import io.openheim.tool.ToolReturn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what methods give. */
final class ResultReader {
  private static final Set<String> FUTURES =
      Set.of(
          CompletionStage.class.getName(),
          CompletableFuture.class.getName(),
          Future.class.getName());

  private final TypeReader types;

  ResultReader(TypeReader types) {
    this.types = types;
  }

  /** Reads what a method gives; empty if there are problems. */
  Optional<Result> read(ExecutableElement method, TypeMirror returned, String where) {
    Optional<TypeMirror> promised = promised(returned);
    boolean later = promised.isPresent();
    TypeMirror type = promised.orElse(returned);
    if (isNothing(type)) {
      return Optional.of(new Result(later, false, Optional.empty()));
    }
    if (Naming.describe(type).equals(ToolReturn.class.getCanonicalName())) {
      return Optional.of(new Result(later, true, Optional.empty()));
    }
    TypeReader.Spot spot =
        new TypeReader.Spot(Place.of(method), where + "()", Rule.UNSUPPORTED_RESULT);
    return types
        .read(type, spot)
        .filter(read -> types.canEnd(read, spot))
        .map(read -> new Result(later, false, Optional.of(read)));
  }

  private static boolean isNothing(TypeMirror type) {
    return type.getKind() == TypeKind.VOID
        || Naming.describe(type).equals(Void.class.getCanonicalName());
  }

  /** What a future is a future of. */
  private static Optional<TypeMirror> promised(TypeMirror type) {
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element
        && FUTURES.contains(element.getQualifiedName().toString())) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return arguments.stream().<TypeMirror>map(only -> only).findFirst();
    }
    return Optional.empty();
  }
}
