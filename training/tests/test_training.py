"""Batches are graded where they should be, a step runs, and replies follow the rule."""

import random

import torch

import examples
import vocabulary
from generate import reply_all
from grading import is_right
from packing import CopyBatches, Examples, TaskBatches
from sampler import draw_for_training
from train import Optimizer, inputs_of, loss_of, rate_at


def _tasks(rows: int, seed: int) -> TaskBatches:
    endless = Examples(seed, set())
    endless.highest_level = 5
    return TaskBatches(rows, endless)


def _graded(example) -> list[int]:
    return [token for token, weight in zip(example.tokens, example.weights) if weight == 1]


def test_an_example_is_graded_on_its_reply_and_never_on_the_mode_it_was_given():
    rng = random.Random(2)
    for _ in range(500):
        item = draw_for_training(rng, 5, set())
        asked = vocabulary.asked(item.prompt)
        for example, reply in (
            (examples.direct(item), vocabulary.direct_reply(item.answer)),
            (examples.think(item), vocabulary.thought_reply(item.thought, item.answer)),
            (examples.terse(item), vocabulary.thought_reply(item.restated, item.answer)),
        ):
            assert len(example.tokens) == len(example.weights)
            assert example.tokens[: len(asked)] == asked
            assert example.weights[len(asked)] == 0 and _graded(example) == reply


def test_a_forced_example_is_graded_on_its_answer_only():
    rng = random.Random(3)
    for _ in range(500):
        item = draw_for_training(rng, 5, set())
        example = examples.forced(rng, item)
        assert vocabulary.decode(_graded(example)[:-1]) == item.answer
        place = example.tokens.index(vocabulary.END_THINK)
        assert not any(example.weights[: place + 1])


def test_a_rechecked_thought_is_never_graded_on_work_that_is_wrong():
    rng, mended = random.Random(4), 0
    for _ in range(500):
        item = draw_for_training(rng, 5, set())
        example = examples.recheck(rng, item)
        mended += 0 in example.weights[len(vocabulary.asked(item.prompt)) + 1 :]
        assert vocabulary.decode(_graded(example)).endswith(f"{item.work}</think>{item.answer}<end>" if item.work else "<end>")
    assert 100 < mended < 300


def test_a_candidate_is_called_true_exactly_if_it_is_right():
    endless, rng = Examples(5, set()), random.Random(5)
    for _ in range(500):
        item = draw_for_training(rng, 5, set())
        example = endless._of("check", item)
        right = example.tokens[-1] == vocabulary.TRUE
        start = example.tokens.index(vocabulary.CHECK) + 1
        assert is_right(vocabulary.decode(example.tokens[start:-2]), [item.answer, *item.also]) == right
        assert [weight > 0 for weight in example.weights] == [False] * (len(example.tokens) - 1) + [True]
        endless.earlier[item.skill].append(item.answer)


def test_targets_follow_their_tokens_and_rows_never_mix_examples():
    batches = _tasks(4, 1)
    batch = batches.next()
    inside = batch.weights > 0
    following = torch.roll(batch.ids, -1, 1)
    assert torch.equal(batch.targets[inside], following[inside])
    assert torch.equal(batch.segments[inside], torch.roll(batch.segments, -1, 1)[inside])
    assert (batch.positions[batch.ids == vocabulary.BOS] == 0).all()


def test_the_same_seed_gives_the_same_batches():
    one, other = _tasks(2, 7).next(), _tasks(2, 7).next()
    assert torch.equal(one.ids, other.ids) and torch.equal(one.weights, other.weights)


def test_packed_examples_get_the_logits_they_get_alone(tiny_model):
    batches = _tasks(1, 3)
    batch = batches.next()
    ids, cos, sin, mask, *_ = inputs_of(tiny_model, batch)
    with torch.no_grad():
        packed = tiny_model(ids, cos.float(), sin.float(), mask.float())
        for segment in range(int(batch.segments.max()) + 1):
            own = (batch.segments[0] == segment).nonzero()[:, 0]
            alone = tiny_model.step(ids[:, own])[0]
            # the training tables are bf16
            assert (packed[0, own] - alone[0]).abs().max() < 0.3


def test_copy_batches_grade_only_what_was_seen_before():
    batch = CopyBatches(2, 1).next()
    assert 0.3 < batch.weights.mean() < 0.8
    assert (batch.ids >= vocabulary.IDS[" "]).all()


def test_a_step_lowers_the_loss(tiny_model):
    import copy

    model = copy.deepcopy(tiny_model)
    inputs = inputs_of(model, _tasks(2, 1).next())
    optimizer = Optimizer(model)
    losses = []
    for _ in range(4):
        loss = loss_of(model, *inputs)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


def test_the_rate_warms_up_holds_and_decays():
    assert rate_at(0.0, 0) < rate_at(0.0, 99) == rate_at(0.49, 5000) == 1e-3
    assert rate_at(0.75, 5000) == 5e-4 and rate_at(0.999, 5000) == 1e-5


def test_replies_in_a_batch_are_those_of_each_prompt_alone(tiny_model):
    prompts = ["2+2", "3+4", "What is 17 + 25?"]
    together = reply_all(tiny_model, prompts, vocabulary.THINK)
    for prompt, reply in zip(prompts, together):
        alone = reply_all(tiny_model, [prompt], vocabulary.THINK)[0]
        assert alone.ids == reply.ids
        assert len(reply.ids) + len(prompt) + 4 <= vocabulary.CONTEXT
        if reply.cut:
            assert reply.ids[vocabulary.LONGEST_THOUGHT] == vocabulary.END_THINK
