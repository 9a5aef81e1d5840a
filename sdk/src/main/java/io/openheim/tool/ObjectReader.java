package io.openheim.tool;

import io.openheim.error.ConfigException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records and plain classes by reflection: their properties, and how they are made. */
final class ObjectReader {
  /** Packages whose classes have a meaning of their own. */
  private static final List<String> FOREIGN =
      List.of("java.", "javax.", "io.openheim.tool.", "io.openheim.message.");

  private final BoundTypes types;
  private final Class<?> type;
  private final String where;

  ObjectReader(BoundTypes types, Class<?> type, String where) {
    this.types = types;
    this.type = type;
    this.where = where;
  }

  /** Whether a class may be a record or a plain class. */
  static boolean isObject(Class<?> type) {
    boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    return type.isRecord()
        || !(type.isInterface()
            || type.isPrimitive()
            || type.isEnum()
            || inner
            || Modifier.isAbstract(type.getModifiers())
            || type.isAnonymousClass()
            || type.isLocalClass()
            || type.isHidden()
            || FOREIGN.stream().anyMatch(type.getName()::startsWith));
  }

  ObjectBinding read() {
    return type.isRecord() ? record() : plain();
  }

  private ObjectBinding record() {
    PropertyBinder properties = new PropertyBinder(types);
    RecordComponent[] components = type.getRecordComponents();
    List<ObjectBinding.Getter> getters = new ArrayList<>();
    for (RecordComponent component : components) {
      Field field = Members.field(type, component.getName());
      List<AnnotatedElement> elements = new ArrayList<>(List.of(component));
      List<AnnotatedType> annotated = new ArrayList<>(List.of(component.getAnnotatedType()));
      if (field != null) {
        elements.add(field);
        annotated.add(field.getAnnotatedType());
      }
      Member member =
          new Member(component.getName(), component.getGenericType(), elements, annotated);
      add(properties, member, "the components of a record");
      getters.add(getter(component.getAccessor()));
    }
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = open(type.getDeclaredConstructor(parameters));
      return new ObjectBinding(properties.finish(), Calls.maker(constructor), getters);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ObjectBinding plain() {
    Members members = new Members(type, types);
    List<Constructor<?>> constructors = members.constructors();
    List<Constructor<?>> largest = new ArrayList<>();
    for (Constructor<?> constructor : constructors) {
      int more =
          largest.isEmpty()
              ? 1
              : constructor.getParameterCount() - largest.get(0).getParameterCount();
      if (more > 0) {
        largest.clear();
      }
      if (more >= 0) {
        largest.add(constructor);
      }
    }
    if (largest.isEmpty()) {
      throw types.unsupported(type, where, "has no constructor that its user may call");
    }
    if (largest.size() > 1) {
      throw types.unsupported(
          type,
          where,
          "has several constructors with "
              + largest.get(0).getParameterCount()
              + " parameters, so that none is the right one");
    }
    Constructor<?> constructor = largest.get(0);
    refuseThrower("constructor", constructor);
    return constructor.getParameterCount() > 0
        ? made(members, constructor)
        : filled(members, constructor);
  }

  /** A class whose constructor takes its properties. */
  private ObjectBinding made(Members members, Constructor<?> constructor) {
    PropertyBinder properties = new PropertyBinder(types);
    List<ObjectBinding.Getter> getters = new ArrayList<>();
    for (Parameter parameter : constructor.getParameters()) {
      Param param = parameter.getAnnotation(Param.class);
      if (!parameter.isNamePresent() && (param == null || param.name().isEmpty())) {
        throw new ConfigException(
            "a tool's parameters need names; those of "
                + where
                + ", a "
                + type.getTypeName()
                + ", were not kept by the compiler; compile it with -parameters, or write"
                + " @Param(name = \"...\")");
      }
      // Without -parameters it is found by the name that its user gave it.
      String name = parameter.isNamePresent() || param == null ? parameter.getName() : param.name();
      List<AnnotatedElement> elements = new ArrayList<>(List.of(parameter));
      List<AnnotatedType> annotated = new ArrayList<>(List.of(parameter.getAnnotatedType()));
      Field field = Members.field(type, name);
      if (field != null && field.getGenericType().equals(parameter.getParameterizedType())) {
        elements.add(field);
        annotated.add(field.getAnnotatedType());
      }
      Member member = new Member(name, parameter.getParameterizedType(), elements, annotated);
      add(properties, member, "the properties of a class");
      getters.add(getter(members, name, null, parameter.getType()));
    }
    return new ObjectBinding(properties.finish(), Calls.maker(open(constructor)), getters);
  }

  /** A class that is made empty and then filled. */
  private ObjectBinding filled(Members members, Constructor<?> constructor) {
    List<Members.Slot> slots = members.slots();
    if (slots.isEmpty()) {
      throw types.unsupported(
          type, where, "has no constructor with parameters, no setters and no fields to fill");
    }
    PropertyBinder properties = new PropertyBinder(types);
    List<ObjectBinding.Getter> getters = new ArrayList<>();
    List<Calls.Setter> setters = new ArrayList<>();
    for (Members.Slot slot : slots) {
      refuseUnclear(slot, slots);
      add(properties, slot.member(), "the properties of a class");
      boolean nullable = slot.member().nullable();
      setters.add(
          slot.setter() != null
              ? Calls.setter(open(slot.setter()), nullable)
              : Calls.setter(open(slot.field()), nullable));
      getters.add(getter(members, slot.member().javaName(), slot.field(), slot.rawType()));
    }
    ObjectBinding.Maker empty = Calls.maker(open(constructor));
    return new ObjectBinding(properties.finish(), Calls.filler(empty, setters), getters);
  }

  private void add(PropertyBinder properties, Member member, String subject) {
    ToolRules.checkProperty(member.name(), properties.shape(), where, subject);
    properties.add(member, where + "." + member.name());
  }

  private void refuseUnclear(Members.Slot slot, List<Members.Slot> slots) {
    String name = slot.member().javaName();
    if (slots.stream().filter(one -> one.member().javaName().equals(name)).count() > 1) {
      throw types.unsupported(type, where, "has two fields called " + name);
    }
    Method setter = slot.setter();
    if (slot.setters().size() > 1 && setter != null) {
      throw types.unsupported(
          type,
          where,
          "has several methods called " + setter.getName() + ", so that none is the right one");
    }
    if (setter != null) {
      refuseThrower(setter.getName(), setter);
    }
  }

  /** Generated code knows nothing of the checked exception that a member may declare. */
  private void refuseThrower(String name, Executable member) {
    for (Class<?> thrown : member.getExceptionTypes()) {
      if (!RuntimeException.class.isAssignableFrom(thrown)
          && !Error.class.isAssignableFrom(thrown)) {
        throw types.unsupported(
            type, where, "has a " + name + " that throws " + thrown.getTypeName());
      }
    }
  }

  private ObjectBinding.Getter getter(
      Members members, String name, @Nullable Field own, Class<?> propertyType) {
    Optional<Method> method = members.getter(name, propertyType);
    if (method.isPresent()) {
      if (types.isResult()) {
        refuseThrower(method.get().getName(), method.get());
      }
      return getter(method.get());
    }
    Field field = members.readable(name, own, propertyType);
    if (field == null && types.isResult()) {
      throw types.unsupported(type, where, "has nothing that gives its " + name);
    }
    return field == null ? value -> null : Calls.getter(open(field));
  }

  private ObjectBinding.Getter getter(Method method) {
    return Calls.getter(open(method));
  }

  private <T extends AccessibleObject> T open(@Nullable T member) {
    try {
      if (member == null) {
        throw new IllegalStateException(where);
      }
      member.setAccessible(true);
      return member;
    } catch (InaccessibleObjectException closed) {
      throw new ConfigException(
          where
              + " is a "
              + type.getTypeName()
              + ", which cannot be made by reflection, because its module does not open its"
              + " package; "
              + (types.isOutput() ? "mark the output with @Output and " : "")
              + "compile it with the annotation processor openheim-processor, or open"
              + " the package to io.openheim.sdk",
          closed);
    }
  }
}
