"""Batches are graded where they should be, a step runs, and replies follow the rule."""

import random

import torch

import vocabulary
from generate import THINK_CAP, reply_all
from packing import CopyBatches, TaskBatches, tokens_of
from sampler import draw_for_training
from train import inputs_of, loss_of, make_optimizer, rate_at


def test_an_example_is_graded_on_its_reply_and_a_forced_one_on_its_answer_only():
    rng, forced = random.Random(2), 0
    for _ in range(2000):
        item = draw_for_training(rng, 5, set())
        tokens, graded, before = tokens_of(item, rng)
        assert tokens[-1] == vocabulary.END and len(tokens) <= vocabulary.CONTEXT
        if before == 0:
            forced += 1
            assert tokens[graded - 1] == vocabulary.END_THINK
            assert vocabulary.decode(tokens[graded:-1]) == item.answer
        else:
            assert tokens[graded - 1] in (vocabulary.DIRECT, vocabulary.THINK)
    assert 0.01 < forced / 2000 < 0.06


def test_targets_follow_their_tokens_and_rows_never_mix_examples():
    batches = TaskBatches(4, 1, set())
    batches.highest_level = 5
    batch = batches.next()
    inside = batch.weights > 0
    following = torch.roll(batch.ids, -1, 1)
    assert torch.equal(batch.targets[inside], following[inside])
    assert torch.equal(batch.segments[inside], torch.roll(batch.segments, -1, 1)[inside])
    assert (batch.positions[batch.ids == vocabulary.BOS] == 0).all()


def test_the_same_seed_gives_the_same_batches():
    one, other = TaskBatches(2, 7, set()).next(), TaskBatches(2, 7, set()).next()
    assert torch.equal(one.ids, other.ids) and torch.equal(one.weights, other.weights)


def test_packed_examples_get_the_logits_they_get_alone(tiny_model):
    batches = TaskBatches(1, 3, set())
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
    inputs = inputs_of(model, TaskBatches(2, 1, set()).next())
    optimizer = make_optimizer(model)
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
            assert reply.ids[THINK_CAP] == vocabulary.END_THINK
