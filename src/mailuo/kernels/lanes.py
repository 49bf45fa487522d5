"""Sixteen floats to one value: arithmetic on lanes inside compiled loops, in an order that no processor changes.

Left to itself the compiler adds floats one by one, for the order of a sum decides its last digits. Here the order is
part of the program: lane is added to lane, sixteen sums at once, and `total` folds them by halves. A processor with
narrower registers takes the lanes in two or four pieces and gets the same bytes.
"""

import operator

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic, lower_builtin, models, register_model

LANES = 16
VECTOR = ir.VectorType(ir.FloatType(), LANES)
INT = ir.IntType(32)
INTS, SHORTS = ir.VectorType(INT, LANES), ir.VectorType(ir.IntType(16), LANES)


class Lanes(types.Type):
    """The type of sixteen float32 beside each other."""

    def __init__(self) -> None:
        super().__init__(name="Lanes")


lanes = Lanes()


@register_model(Lanes)
class LanesModel(models.PrimitiveModel):
    """Lanes are held in a vector register."""

    def __init__(self, manager, kind) -> None:
        super().__init__(manager, kind, VECTOR)


def padded(n_topics: int) -> int:
    """Give *n_topics* rounded up to whole lanes."""
    return -(-n_topics // LANES) * LANES


def _place(first):
    """Give the type of a place in an array: a number, or a row and a number."""
    return types.UniTuple(types.intp, 2) if isinstance(first, types.BaseTuple) else types.intp


def _address(context, builder, kinds, array, place, vector=VECTOR):
    kind = kinds[0]
    index = cgutils.unpack_tuple(builder, place) if isinstance(kinds[1], types.BaseTuple) else [place]
    made = context.make_array(kind)(context, builder, array)
    shape, strides = cgutils.unpack_tuple(builder, made.shape), cgutils.unpack_tuple(builder, made.strides)
    place = cgutils.get_item_pointer2(context, builder, made.data, shape, strides, kind.layout, index)
    return builder.bitcast(place, vector.as_pointer())


@intrinsic
def load(typing, array, first):
    """Give sixteen values of a float32 array (contiguous) from *first* on: a place, or a row and a place.

    A row is not taken out as an array of its own, for counting who refers to it takes longer than the sixteen sums.
    """

    def build(context, builder, sig, arguments):
        value = builder.load(_address(context, builder, sig.args, *arguments))
        value.align = 4
        return value

    return lanes(array, _place(first)), build


@intrinsic
def store(typing, array, first, values):
    """Put *values* into a float32 array from *first* on."""

    def build(context, builder, sig, arguments):
        builder.store(arguments[2], _address(context, builder, sig.args, *arguments[:2])).align = 4
        return context.get_dummy_value()

    return types.void(array, _place(first), lanes), build


@intrinsic
def load_halves(typing, array, first):
    """Give sixteen values, from *first* on, of a uint16 array that holds the upper halves of float32."""

    def build(context, builder, sig, arguments):
        shorts = builder.load(_address(context, builder, sig.args, *arguments, vector=SHORTS))
        shorts.align = 2
        return builder.bitcast(builder.shl(builder.zext(shorts, INTS), ir.Constant(INTS, [16] * LANES)), VECTOR)

    return lanes(array, _place(first)), build


@intrinsic
def store_halves(typing, array, first, values):
    """Put *values*, rounded to their upper halves (three digits), into a uint16 array; give them as rounded."""

    def build(context, builder, sig, arguments):
        half, sixteen = ir.Constant(INTS, [0x8000] * LANES), ir.Constant(INTS, [16] * LANES)
        upper = builder.lshr(builder.add(builder.bitcast(arguments[2], INTS), half), sixteen)
        place = _address(context, builder, sig.args, *arguments[:2], vector=SHORTS)
        builder.store(builder.trunc(upper, SHORTS), place).align = 2
        return builder.bitcast(builder.shl(upper, sixteen), VECTOR)

    return lanes(array, _place(first), lanes), build


@intrinsic
def spread(typing, value):
    """Give *value*, a float32, in every lane."""

    def build(context, builder, sig, arguments):
        empty = ir.Constant(VECTOR, ir.Undefined)
        one = builder.insert_element(empty, arguments[0], ir.Constant(INT, 0))
        return builder.shuffle_vector(one, empty, ir.Constant(ir.VectorType(INT, LANES), [0] * LANES))

    return lanes(types.float32), build


@intrinsic
def larger(typing, left, right):
    """Give the larger of two, lane by lane."""

    def build(context, builder, sig, arguments):
        return builder.select(builder.fcmp_ordered(">", *arguments), *arguments)

    return lanes(lanes, lanes), build


@intrinsic
def absolute(typing, values):
    """Give the absolute value of each lane."""

    def build(context, builder, sig, arguments):
        negative = builder.fneg(arguments[0])
        return builder.select(builder.fcmp_ordered(">", arguments[0], negative), arguments[0], negative)

    return lanes(lanes), build


@intrinsic
def times_power(typing, values, exponents):
    """Give each value times 2^n; *exponents* hold n + 1.5 · 2^23, whose last bits are those of n.

    The exponent of a float32 is its bits from the 24th on; n must not lead out of the range of float32.
    """

    def build(context, builder, sig, arguments):
        bits, exponents = (builder.bitcast(argument, INTS) for argument in arguments)
        return builder.bitcast(builder.add(bits, builder.shl(exponents, ir.Constant(INTS, [23] * LANES))), VECTOR)

    return lanes(lanes, lanes), build


@intrinsic
def total(typing, values):
    """Give the sum of the lanes: halves are added until one is left."""

    def build(context, builder, sig, arguments):
        value, width = arguments[0], LANES
        while width > 1:
            width //= 2
            kind = ir.VectorType(INT, width)
            low = builder.shuffle_vector(value, value, ir.Constant(kind, list(range(width))))
            high = builder.shuffle_vector(value, value, ir.Constant(kind, list(range(width, 2 * width))))
            value = builder.fadd(low, high)
        return builder.extract_element(value, ir.Constant(INT, 0))

    return types.float32(lanes), build


def _register(operation, instruction: str) -> None:
    @infer_global(operation)
    class Typed(AbstractTemplate):
        def generic(self, arguments, keywords):
            if arguments == (lanes, lanes):
                return signature(lanes, lanes, lanes)
            return None

    @lower_builtin(operation, Lanes, Lanes)
    def build(context, builder, sig, arguments):
        return getattr(builder, instruction)(*arguments)


for _operation, _instruction in (
    (operator.add, "fadd"),
    (operator.iadd, "fadd"),
    (operator.sub, "fsub"),
    (operator.mul, "fmul"),
    (operator.truediv, "fdiv"),
):
    _register(_operation, _instruction)
